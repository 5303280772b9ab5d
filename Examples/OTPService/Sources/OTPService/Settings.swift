import Foundation
import Logging
import M2P
import PINBlockAES

/// What the environment says; the README has the list.
struct Settings: Sendable {
    let host: String
    let port: Int
    let logLevel: Logger.Level
    /// Where the API is.
    let environment: M2PEnvironment
    let tenant: String
    let username: String
    /// Read before each login, so that a new password in the file is used without a restart.
    let password: Secret
    let pinKey: AESKey

    /// Reads the settings.
    ///
    /// - Throws: an error that names the variable and never shows its value.
    init(_ variables: [String: String]) throws(SettingsError) {
        host = variables["HOST"] ?? "127.0.0.1"
        guard let port = Int(variables["PORT"] ?? "8080"), (0...65535).contains(port) else {
            throw SettingsError("PORT", "must be a number from 0 to 65535")
        }
        self.port = port
        guard let logLevel = Logger.Level(rawValue: variables["LOG_LEVEL"] ?? "info") else {
            throw SettingsError("LOG_LEVEL", "must be a level of swift-log, such as info")
        }
        self.logLevel = logLevel
        environment = try Self.environment(variables)
        tenant = try Self.required("M2P_TENANT", variables)
        username = try Self.required("M2P_USERNAME", variables)
        password = try Secret("M2P_PASSWORD", variables)
        _ = try password.read()
        pinKey = try Self.pinKey(variables)
    }

    private static func environment(_ variables: [String: String]) throws(SettingsError) -> M2PEnvironment {
        if let origin = variables["M2P_ORIGIN"] { return .origin(origin) }
        switch variables["M2P_ENVIRONMENT"] {
        case "sandbox": return .sandbox
        case "production": return .production
        default: throw SettingsError("M2P_ENVIRONMENT", "must be sandbox or production, unless M2P_ORIGIN is set")
        }
    }

    private static func pinKey(_ variables: [String: String]) throws(SettingsError) -> AESKey {
        guard let form = AESKeyForm(rawValue: variables["M2P_PIN_KEY_FORM"] ?? "text") else {
            throw SettingsError("M2P_PIN_KEY_FORM", "must be text, hex or base64")
        }
        var contents = Array(try Secret("M2P_PIN_KEY", variables).read().utf8)
        defer { for index in contents.indices { contents[index] = 0 } }
        do {
            return try AESKey(contents, form: form)
        } catch {
            throw SettingsError("M2P_PIN_KEY", "isn't an AES key: \(error)")
        }
    }

    private static func required(_ name: String, _ variables: [String: String]) throws(SettingsError) -> String {
        guard let value = variables[name], !value.isEmpty else { throw SettingsError(name, "is missing") }
        return value
    }
}

/// What is wrong with a setting; never holds its value.
struct SettingsError: Error, Equatable, CustomStringConvertible {
    let variable: String
    let problem: String

    init(_ variable: String, _ problem: String) {
        self.variable = variable
        self.problem = problem
    }

    var description: String { "\(variable) \(problem)" }
}
