import Pets
import PetsTesting
import Testing

/// What the app says about a pet.
func description(of id: Int, from api: any PetsAPI) async -> String {
    do {
        return try await api.getPet(id: id).name
    } catch {
        return error.noSuchPet == nil ? "failed" : "unknown"
    }
}

@Suite struct PetsTests {
    @Test func aPetIsNamed() async {
        let stub = PetsStub(getPet: { operation in
            var pet = Pet.example
            pet.name = "Rex \(operation.id)"
            return .success(pet)
        })
        #expect(await description(of: 7, from: stub) == "Rex 7")
    }

    @Test func aMissingPetIsUnknown() async {
        let stub = PetsStub(getPet: { _ in .failure(.noSuchPetExample) })
        #expect(await description(of: 7, from: stub) == "unknown")
    }
}
