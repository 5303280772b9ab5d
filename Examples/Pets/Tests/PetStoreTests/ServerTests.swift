import BindingsRuntime
import PetServer
import PetStore
import Testing

/// The bindings over HTTP, against the small server.
struct ServerTests {
    @Test func petIsAddedAndFound() async throws {
        let (server, origin) = try await PetServer.start()
        let client = PetStoreClient(environment: .origin(origin))

        let added = try await client.addPet(body: NewPet(name: "Rex", status: .sold))
        #expect(try await client.getPet(petId: added.id).status == .sold)
        #expect(try await client.listPets().map(\.name) == ["Rex"])
        #expect(try await client.listPets(status: .available).isEmpty)
        await server.stop()
    }

    @Test func takenNameIsAFailureOfItsOwn() async throws {
        let (server, origin) = try await PetServer.start()
        let client = PetStoreClient(environment: .origin(origin))

        _ = try await client.addPet(body: NewPet(name: "Rex"))
        let error = await #expect(throws: AddPetError.self) { try await client.addPet(body: NewPet(name: "Rex")) }
        await server.stop()
        #expect(error?.nameTaken?.detail == "Another pet has this name.")
    }

    /// What the document forbids isn't sent.
    @Test func nameThatIsTooLongIsNotSent() async throws {
        let client = PetStoreClient(environment: .origin("http://127.0.0.1:1"))
        let name = String(repeating: "x", count: 41)
        let error = await #expect(throws: AddPetError.self) { try await client.addPet(body: NewPet(name: name)) }
        guard case .invalidInput(let violations)? = error?.callError?.reason else {
            Issue.record("expected invalid input, not \(String(describing: error))")
            return
        }
        #expect(violations.map(\.path) == ["/body/name"])
    }
}
