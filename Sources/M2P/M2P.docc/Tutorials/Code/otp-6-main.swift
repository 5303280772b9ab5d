import M2P
import M2PSandbox

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
let environment = M2PEnvironment.origin(sandbox.baseURL.absoluteString)

let anyone = M2PClient(environment: environment, tenant: account.tenant)
let session = try await anyone.login(username: account.username, password: account.password)

let client = M2PClient(environment: environment, tenant: account.tenant, token: .token(session.token))

let sent = try await client.generateOtp(mobileNumber: account.mobileNumber, otpType: .mobile)
print("Sent: \(sent.result.status), trace number \(sent.result.traceNumber)")

let message = try await sandbox.message(to: account.mobileNumber)
let proof = try await client.validateOtp(traceNumber: sent.result.traceNumber, mobileOtp: message.otp)
print("Verified: \(proof.result.status)")

do {
    _ = try await client.generateOtp(mobileNumber: "9000000000")
} catch {
    if error.noAccountFound != nil {
        print("No account has this number. Request ID: \(error.requestID)")
    } else {
        print("Failed: \(error)")
    }
}
await sandbox.stop()
