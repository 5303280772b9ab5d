import M2P
import M2PSandbox

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
let environment = M2PEnvironment.origin(sandbox.baseURL.absoluteString)

let anyone = M2PClient(environment: environment, tenant: account.tenant)
let session = try await anyone.login(username: account.username, password: account.password)

let client = M2PClient(environment: environment, tenant: account.tenant, token: .token(session.token))
print("The client calls \(sandbox.customerBaseURL) for \(account.tenant).")
