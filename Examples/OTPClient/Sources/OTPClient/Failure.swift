import M2P

/// Why a command ends without success, in words for the person at the terminal.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Adds what the server's operators ask for.
    init(_ description: String, _ error: some OperationFailure) {
        let facts = [error.businessCode.map { "code \($0)" }, "request \(error.requestID)"].compactMap(\.self)
        self.init("\(description) (\(facts.joined(separator: ", ")))")
    }

    /// The failures that mean the same for each operation.
    init(unexpected error: some OperationFailure) {
        switch (error.status, error.callError?.reason) {
        case (.unauthorized, _):
            self.init("The server refused the token. Check --tenant and --username.", error)
        case (_, .invalidInput(let violations)?):
            self.init("Invalid input: " + violations.map(\.description).joined(separator: "; "))
        case (_, .credentialFailed(_, let login as LoginError)?) where login.invalidCredentials != nil:
            self.init("The user name or the password is wrong.", login)
        case (_, .credentialFailed(_, let login as LoginError)?) where login.rateLimited != nil:
            self.init("Too many logins: wait a minute, then try again.", login)
        case (_, .credentialFailed(_, let login as LoginError)?):
            self.init(unexpected: login)
        case (_, .transport(let problem)?):
            self.init("The server didn't answer: \(problem).")
        default:
            // It names the failure and the request, and shows no secret.
            self.init("\(error)")
        }
    }
}
