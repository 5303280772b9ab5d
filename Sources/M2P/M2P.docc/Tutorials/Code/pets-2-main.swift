import BindingsTesting
import Pets

let server = StubTransport(json: #"{ "id": 7, "name": "Rex", "status": "available" }"#)
let client = PetsClient(transport: server)

let pet = try await client.getPet(id: 7)
print("\(pet.name) is \(pet.status.rawValue).")
