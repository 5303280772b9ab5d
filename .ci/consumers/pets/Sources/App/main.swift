import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PSandbox
import PetStore

/// Answers with the request's own body.
struct Echo: Transport {
    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        (HTTPResponse(status: .created), body ?? HTTPBody())
    }
}

let pet = try await PetClient(transport: Echo()).addPet(body: NewPet(name: "Rex", status: .available))
print("pet: \(pet.name), \(pet.status ?? .sold)")

let sandbox = try await Sandbox.start()
let account = sandbox.testAccounts[0]
let environment = M2PEnvironment.origin(sandbox.baseURL.absoluteString)
let anybody = M2PClient(environment: environment, tenant: account.tenant)
let session = try await anybody.login(username: account.username, password: account.password)
let client = M2PClient(environment: environment, tenant: account.tenant, token: .token(session.token))
print("password sent: \(try await client.generateOtp(mobileNumber: account.mobileNumber).result.status)")
await sandbox.stop()
