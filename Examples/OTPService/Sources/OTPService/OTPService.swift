import Foundation
import Hummingbird
import Logging

/// The process: settings from the environment, logs to standard error, a graceful end on SIGTERM and SIGINT.
@main
struct OTPService {
    static func main() async {
        // The backends of swift-metrics and swift-distributed-tracing are started here too, before anything uses them:
        // MetricsSystem.bootstrap(…), InstrumentationSystem.bootstrap(…).
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "otp-service")
        do {
            let settings = try Settings(ProcessInfo.processInfo.environment)
            logger.logLevel = settings.logLevel
            for warning in settings.pinKey.warnings { logger.warning("M2P_PIN_KEY: \(warning)") }
            try await makeApplication(settings, logger: logger).runService()
        } catch let error as SettingsError {
            logger.critical("\(error)")
            exit(78)  // EX_CONFIG of sysexits.h
        } catch {
            // For example a port that is in use.
            logger.critical("\(error)")
            exit(1)
        }
        logger.info("stopped")
    }
}
