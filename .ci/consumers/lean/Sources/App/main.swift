import Foundation
import M2P
import M2PSandbox

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
let environment = M2PEnvironment.origin(sandbox.baseURL.absoluteString)
let anybody = M2PClient(environment: environment, tenant: account.tenant)
let session = try await anybody.login(username: account.username, password: account.password)
let client = M2PClient(environment: environment, tenant: account.tenant, token: .token(session.token))
print("password sent: \(try await client.generateOtp(mobileNumber: account.mobileNumber).result.status)")
await sandbox.stop()
