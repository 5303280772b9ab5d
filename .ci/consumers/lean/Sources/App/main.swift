import Foundation
import M2P
import M2PSandbox

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
let anybody = M2PClient(tenant: account.tenant, servers: .origin(sandbox.baseURL.absoluteString))
let session = try await anybody.login(username: account.username, password: account.password)
let client = M2PClient(
    tenant: account.tenant,
    token: .token(session.token),
    servers: .origin(sandbox.baseURL.absoluteString)
)
print("password sent: \(try await client.generateOtp(mobileNumber: account.mobileNumber).result.status)")
await sandbox.stop()
