import Foundation
import TestSupport
import Testing

/// A folder with a document and its `bindings.json`, in which bindgen runs as a separate process.
final class Workshop {
    typealias Outcome = ProcessOutcome

    let folder: URL

    /// - Parameter document: The contents of `openapi.yaml`.
    init(_ document: String = Workshop.pets, configuration: String = #"{ "spec": "openapi.yaml", "modelFiles": 1 }"#)
        throws
    {
        folder = FileManager.default.temporaryDirectory.appending(path: "bindgen-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(document, to: "openapi.yaml")
        try write(configuration, to: "bindings.json")
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs bindgen in `folder` or another working directory.
    @discardableResult
    func run(_ arguments: String..., at place: URL? = nil) async throws -> Outcome {
        try await Self.run(try Self.bindgen(), arguments, at: place ?? folder)
    }

    /// Runs `bindgen generate` on the document, into the folder `out`.
    @discardableResult
    func generate(_ more: String...) async throws -> Outcome {
        let arguments = ["generate", "--config", "bindings.json", "--output", "out"] + more
        return try await Self.run(try Self.bindgen(), arguments, at: folder)
    }

    static func run(_ executable: URL, _ arguments: [String], at place: URL) async throws -> Outcome {
        try await ProcessOutcome.of(executable, arguments, at: place)
    }

    /// The `bindgen` executable that was built with this test.
    static func bindgen() throws -> URL { try Products.executable("bindgen") }

    /// The executable that the plugin runs.
    static func bindgenBuild() throws -> URL { try Products.executable("bindgen-build") }
}

extension Workshop {
    func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The sorted names of the files in a folder, or none if it doesn't exist.
    func names(in name: String = "out") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path())) ?? []).sorted()
    }

    /// Every file in a folder, with its contents and modification time.
    func snapshot(of name: String = "out") throws -> [String: String] {
        var files: [String: String] = [:]
        for file in names(in: name) {
            let path = folder.appending(path: name).appending(path: file).path()
            let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            files[file] = "\(changed?.timeIntervalSince1970 ?? 0) \(try read("\(name)/\(file)"))"
        }
        return files
    }

    /// Backdates every file in a folder, so that a rewritten file is detected.
    func age(_ name: String = "out") throws {
        for file in names(in: name) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
                ofItemAtPath: folder.appending(path: name).appending(path: file).path()
            )
        }
    }

    static let pets = """
        openapi: 3.0.3
        info:
          title: Pets
          version: 1.0.0
        servers:
          - url: https://pets.example.com
        paths:
          /pets/{id}:
            get:
              operationId: pet
              parameters:
                - name: id
                  in: path
                  required: true
                  schema:
                    type: string
              responses:
                "200":
                  description: The pet.
                  content:
                    application/json:
                      schema:
                        $ref: "#/components/schemas/Pet"
        components:
          schemas:
            Pet:
              type: object
              required: [name]
              properties:
                name:
                  type: string
                status:
                  type: string
                  enum: [available, sold]

        """
}
