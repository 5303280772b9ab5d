import Foundation
import M2PSandbox

/// The output of `m2p sandbox` when it is listening: the data for a first call.
///
/// The credentials are the sandbox's fictitious ones, which are also in its documentation.
struct SandboxAnnouncement {
    let console: Console

    func show(_ sandbox: Sandbox) {
        let palette = console.palette
        console.line(palette.title("The sandbox is listening. Press Ctrl-C to stop it."))
        console.line()
        show([
            ("base URL", sandbox.baseURL.absoluteString),
            ("customer API", sandbox.customerBaseURL.absoluteString),
        ])
        if sandbox.configuration.servesInbox { show([("messages", "\(sandbox.baseURL.absoluteString)/")]) }
        for account in sandbox.testAccounts { show(account) }
        guard let account = sandbox.testAccounts.first else { return }
        console.line()
        console.paragraph("This is fictitious data that works only in the sandbox. A first call:", mark: palette.faint)
        console.line(firstCall(sandbox, account))
    }

    private func show(_ account: Sandbox.TestAccount) {
        console.line()
        console.line(console.palette.title("Test account \(account.tenant)"))
        show([
            ("tenant header", "X-TENANT-ID or TENANT: \(account.tenant)"),
            ("login", "\(account.username) / \(account.password)"),
            ("client", "\(account.clientId) / \(account.clientSecret)"),
            ("mobile number", account.mobileNumber),
            ("entity ID", account.entityId),
            ("kit number", account.kitNo),
            ("expiry", account.expiryDate),
            ("date of birth", account.dateOfBirth),
            ("PIN key (text)", Sandbox.TestAccount.pinKey),
        ])
    }

    private func show(_ rows: [(name: String, text: String)]) {
        for row in rows {
            let name = row.name.padding(to: 14)
            console.line("  \(console.palette.faint(name))  \(row.text)")
        }
    }

    private func firstCall(_ sandbox: Sandbox, _ account: Sandbox.TestAccount) -> String {
        """
          curl -s \(sandbox.baseURL.absoluteString)/auth/login -H 'Content-Type: application/json' \\
            -d '{"username":"\(account.username)","password":"\(account.password)"}'
        """
    }
}

extension String {
    /// The text padded with spaces to `width` characters.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
