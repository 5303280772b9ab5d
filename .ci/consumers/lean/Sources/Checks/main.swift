import M2P
import M2PTesting

let stub = M2PStub(validateOtp: { _ in .failure(.attemptsExhaustedExample) })
do {
    _ = try await stub.validateOtp(.example)
} catch {
    print("stub: \(error.name), \(try await M2PStub.example.generateOtp(.example).result.status)")
}
