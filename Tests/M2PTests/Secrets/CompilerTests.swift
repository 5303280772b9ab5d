import Foundation
import TestSupport
import Testing

/// The compiler enforces the PIN rule: code that sends or stores a PIN in the clear doesn't compile.
@Suite struct CompilerTests {
    /// A function body that uses `text: String` and `pin: EncryptedPIN`, and its error, or nil if it compiles.
    private static let rows: [(code: String, error: String?)] = [
        (#"_ = SetPin(entityId: text, pin: pin, kitNo: text, expiryDate: text, dob: text)"#, nil),
        (
            #"_ = SetPin(entityId: text, pin: "1234", kitNo: text, expiryDate: text, dob: text)"#,
            "cannot convert value of type 'String' to expected argument type 'EncryptedPIN'"
        ),
        (
            #"_ = SetPin(entityId: text, pin: text, kitNo: text, expiryDate: text, dob: text)"#,
            "cannot convert value of type 'String' to expected argument type 'EncryptedPIN'"
        ),
        (
            #"_ = try SetPin(entityId: text, pin: ClearPIN(text), kitNo: text, expiryDate: text, dob: text)"#,
            "cannot convert value of type 'ClearPIN' to expected argument type 'EncryptedPIN'"
        ),
        (#"let clear = try ClearPIN(text); _ = clear.count"#, nil),
        (#"let clear = try ClearPIN(text); _ = [clear]"#, "requires that 'ClearPIN' conform to 'Copyable'"),
        (#"let clear = try ClearPIN(text); print(clear)"#, "ClearPIN"),
        (#"let clear = try ClearPIN(text); _ = try JSONEncoder().encode(clear)"#, "ClearPIN"),
    ]

    @Test(arguments: rows)
    func clearPINDoesNotCompile(row: (code: String, error: String?)) async throws {
        let (accepted, messages) = try await typecheck(
            """
            import Foundation
            import M2P
            func example(_ text: String, _ pin: EncryptedPIN) throws { \(row.code) }
            """
        )
        #expect(accepted == (row.error == nil), "\(messages)")
        if let error = row.error { #expect(messages.contains(error)) }
    }

    /// Type-checks a file with the modules that this test was built with.
    private func typecheck(_ source: String) async throws -> (accepted: Bool, messages: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "Example.swift")
        try Data(source.utf8).write(to: file)
        let outcome = try await Compiler.found().checkWithWarnings([file.path()])
        return (outcome.status == 0, outcome.text)
    }
}
