import BindingsTesting
import Pets

let server = StubTransport(.notFound, json: #"{ "code": "P-404" }"#)
let client = PetsClient(transport: server)

do {
    let pet = try await client.getPet(id: 7)
    print("\(pet.name) is \(pet.status.rawValue).")
} catch {
    if let failure = error.notFound {
        print("No such pet: \(failure.code ?? "")")
    } else {
        print("Failed: \(error)")
    }
}
