import M2P

/// What the commands do.
///
/// It knows no terminal, so a test can run it with a stub.
struct OneTimePasswords {
    let api: any M2PAPI

    /// Sends a one-time password, and returns the trace number that checking it takes.
    func send(to mobileNumber: String) async throws(Failure) -> String {
        do {
            return try await api.generateOtp(mobileNumber: mobileNumber).result.traceNumber
        } catch let error where error.noAccountFound != nil {
            throw Failure("No account has this mobile number.", error)
        } catch let error where error.conflict != nil {
            throw Failure("No password was sent. Too many in a row are refused: wait a while, then try again.", error)
        } catch {
            throw Failure(unexpected: error)
        }
    }

    /// Returns if the one-time password is correct.
    func check(_ password: String, traceNumber: String) async throws(Failure) {
        let proof: ValidatedOtp.Proof
        do {
            proof = try await api.validateOtp(traceNumber: traceNumber, mobileOtp: password).result
        } catch let error where error.attemptsExhausted != nil {
            throw Failure("The password was tried three times. Send a new one.", error)
        } catch let error where error.conflict != nil {
            throw Failure("The one-time password was refused.", error)
        } catch {
            throw Failure(unexpected: error)
        }
        guard proof.status else { throw Failure("The one-time password is wrong.") }
    }
}
