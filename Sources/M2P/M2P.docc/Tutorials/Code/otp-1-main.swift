import M2P
import M2PSandbox

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
print("The sandbox listens on \(sandbox.baseURL).")
