import PetStore
import PetStoreTesting

var rex = NewPet.example
rex.name = "Rex"
let answer = rex
let stub = PetStub(addPet: { _ in .success(answer) })
print("stub: \(try await stub.addPet(.example).name)")
let refusing = PetStub(addPet: { _ in .failure(.conflictExample) })
do {
    _ = try await refusing.addPet(.example)
} catch {
    print("refused: \(error.status?.code ?? 0)")
}
