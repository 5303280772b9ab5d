import BindingsRuntime
import PetStore
import PetStoreTesting
import Testing

/// Some code of an app that calls the API.
struct Shelf {
    let api: any PetStoreAPI

    /// What to say about one pet.
    func label(of id: Int) async -> String {
        do {
            return try await api.getPet(petId: id).name
        } catch let error where error.notFound != nil {
            return "no such pet"
        } catch {
            return "try again later"
        }
    }
}

/// The app's code without a server: the generated stub answers.
struct StubTests {
    @Test func petIsNamed() async {
        let stub = PetStoreStub(getPet: { operation in
            var pet = Pet.example
            pet.name = "Rex the \(operation.petId)th"
            return .success(pet)
        })
        #expect(await Shelf(api: stub).label(of: 4) == "Rex the 4th")
    }

    @Test func missingPetIsSaidToBeMissing() async {
        let stub = PetStoreStub(getPet: { _ in .failure(.notFoundExample) })
        #expect(await Shelf(api: stub).label(of: 4) == "no such pet")
    }

    /// A stub throws for an operation that the test gave no closure for.
    @Test func otherFailuresAreTemporary() async {
        #expect(await Shelf(api: PetStoreStub()).label(of: 4) == "try again later")
    }

    @Test func examplesAreTheDocuments() {
        #expect(Pet.example.name == "Rex")
        #expect(NewPet.example.name == "Rex")
        #expect(AddPetError.nameTakenExample.businessCode == "NAME_TAKEN")
    }
}
