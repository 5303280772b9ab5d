// CI builds this package on Linux, which has no SwiftUI, so CI does not compile this file.
#if canImport(SwiftUI)
import M2PTesting
import OTPScreen
import SwiftUI

#Preview("Enter the number") { OTPView(model: .preview) }
#Preview("No account: press Send") { OTPView(model: .preview(.withoutAccount)) }
#Preview("Offline: press Send") { OTPView(model: .preview(.offline)) }
#Preview("Enter the password") { WaitingForPassword(stub: .example) }
#Preview("No attempts left: press Check") { WaitingForPassword(stub: .withoutAttempts) }

/// Sends the password first, which a preview's own closure cannot wait for.
private struct WaitingForPassword: View {
    let stub: M2PStub
    @State private var model: OTPModel?

    var body: some View {
        if let model {
            OTPView(model: model)
        } else {
            ProgressView().task { model = await .waitingForPassword(stub) }
        }
    }
}
#endif
