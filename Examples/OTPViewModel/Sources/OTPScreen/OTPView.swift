// CI builds this package on Linux, which has no SwiftUI, so CI does not compile this file.
#if canImport(SwiftUI)
import SwiftUI

/// The screen of an `OTPModel`.
///
/// It has no logic, because no test sees it.
public struct OTPView: View {
    @Bindable private var model: OTPModel

    /// Shows a model.
    public init(model: OTPModel) {
        self.model = model
    }

    public var body: some View {
        Form {
            switch model.step {
            case .number:
                TextField("Mobile number", text: $model.mobileNumber)
                Button("Send password") { Task { await model.send() } }
                    .disabled(!model.canSend)
            case .password:
                SecureField("One-time password", text: $model.password)
                Button("Check") { Task { await model.check() } }
                    .disabled(!model.canCheck)
                Button("Send another one") { Task { await model.send() } }
                    .disabled(!model.canSend)
                Button("Change the number", role: .cancel) { model.restart() }
            case .verified:
                Text("Your number is verified.")
            }
            if model.isBusy { ProgressView() }
            if let problem = model.problem { Text(problem.text).foregroundStyle(.red) }
        }
    }
}
#endif
