import BindingsTesting
import Pets

let server = StubTransport(.notFound, json: #"{ "code": "P-404" }"#)
let client = PetsClient(transport: server)

do {
    let pet = try await client.getPet(id: 7)
    print("\(pet.name) is \(pet.status.rawValue).")
} catch {
    if error.noSuchPet != nil {
        print("No such pet. Request ID: \(error.requestID)")
    } else if error.petMovedAway != nil {
        print("The pet moved away.")
    } else {
        print("Failed: \(error)")
    }
}
