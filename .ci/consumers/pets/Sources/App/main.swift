import BindingsRuntime
import Foundation
import HTTPTypes
import PetStore

/// Answers with the request's own body.
struct Echo: Transport {
    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        (HTTPResponse(status: .created), body ?? HTTPBody())
    }
}

let pet = try await PetClient(transport: Echo()).addPet(body: NewPet(name: "Rex", status: .available))
print("pet: \(pet.name), \(pet.status ?? .sold)")
