import BindingsRuntime
import PetServer
import PetStore

let (server, origin) = try await PetServer.start()
// Real calls go to `.production`, the server that the document names.
let client = PetStoreClient(environment: .origin(origin), middlewares: [Retries()])

/// Adds a pet, and tells what came of it.
func add(_ name: String) async {
    do {
        let pet = try await client.addPet(body: NewPet(name: name))
        print("added: \(pet.name), number \(pet.id), \(pet.status)")
    } catch let error where error.nameTaken != nil {
        print("not added: another pet is called \(name)")
    } catch {
        // For example no connection, or a name that the document doesn't allow, which is found before it is sent.
        print("not added: \(error)")
    }
}

/// Tells what one pet is called.
func show(_ id: Int) async {
    do {
        print("number \(id): \(try await client.getPet(petId: id).name)")
    } catch let error where error.notFound != nil {
        print("number \(id): there is no such pet")
    } catch {
        print("number \(id): \(error)")
    }
}

await add("Rex")
await add("Rex")
await add("")

let pets = try await client.listPets(status: .available)
print("available: \(pets.map(\.name).joined(separator: ", "))")

await show(7)
await server.stop()
