import Foundation
import TestSupport
import Testing

/// Sides of `bindgen diff` that are read from git or standard input.
@Suite struct DiffGitTests {
    private static let main = """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        paths:
          /pets:
            get:
              operationId: pets
              responses:
                "200":
                  description: The pet.
                  content:
                    application/json:
                      schema:
                        $ref: "parts/pet.yaml#/Pet"

        """
    private static let part = """
        Pet:
          type: object
          properties:
            name: {type: string}
            age: {type: integer}

        """

    /// A repository with a document in two files in the folder `api`.
    ///
    /// The second is edited after the commit.
    private func repository() async throws -> Workshop {
        let shop = try Workshop()
        try shop.write(Self.main, to: "api/openapi.yaml")
        try shop.write(Self.part, to: "api/parts/pet.yaml")
        for arguments in [
            ["init", "--quiet"], ["add", "."],
            ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "commit", "--quiet", "-m", "Pets"],
        ] {
            let outcome = try await Workshop.run(URL(filePath: "/usr/bin/env"), ["git"] + arguments, at: shop.folder)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        try shop.write(
            Self.part.replacing("age: {type: integer}", with: "age: {type: string}"),
            to: "api/parts/pet.yaml"
        )
        return shop
    }

    private func changes(_ outcome: Workshop.Outcome) throws -> [JSON] {
        guard case .array(let changes)? = try JSON(outcome.output)["changes"] else { return [] }
        return changes
    }

    /// Only the referenced file is edited, so it must be read from the git revision too.
    @Test func referencedFilesAreReadFromTheRevision() async throws {
        let shop = try await repository()
        let outcome = try await shop.run(
            "diff",
            "HEAD:api/openapi.yaml",
            "api/openapi.yaml",
            "--format",
            "json"
        )
        #expect(outcome.status == 1)
        let found = try changes(outcome)
        #expect(found.map { $0["rule"]?.text } == ["response-type-changed"])
        let place = try JSON(
            #"{"file": "api/parts/pet.yaml", "line": 5, "column": 11, "pointer": "/Pet/properties/age/type"}"#
        )
        #expect(found.first?["base"] == place)
        #expect(found.first?["revision"] == place)
    }

    @Test func swiftChangesOfReferencedFilesHaveTheirPlaces() async throws {
        let outcome = try await repository().run(
            "diff",
            "HEAD:api/openapi.yaml",
            "api/openapi.yaml",
            "--format",
            "json"
        )
        guard case .array(let swift)? = try JSON(outcome.output)["swift"] else {
            Issue.record("no Swift changes")
            return
        }
        let place = try JSON(
            #"{"file": "api/parts/pet.yaml", "line": 5, "column": 5, "pointer": "/Pet/properties/age"}"#
        )
        #expect(swift.first?["declaration"] == .string("Pet.age"))
        #expect(swift.first?["base"] == place)
        #expect(swift.first?["revision"] == place)
    }

    @Test func revisionAgainstItselfGivesNothing() async throws {
        let outcome = try await repository().run(
            "diff",
            "HEAD:api/openapi.yaml",
            "HEAD:api/openapi.yaml",
            "--format",
            "json"
        )
        #expect(outcome.status == 0)
        #expect(try changes(outcome) == [])
    }

    /// As in git, `./` is relative to the working directory.
    @Test func pathFromTheWorkingFolderFindsItsReferences() async throws {
        let shop = try await repository()
        let outcome = try await shop.run(
            "diff",
            "HEAD:./openapi.yaml",
            "openapi.yaml",
            "--format",
            "json",
            at: shop.folder.appending(path: "api")
        )
        #expect(outcome.errors == "")
        #expect(try changes(outcome).count == 1)
    }

    @Test(arguments: [
        (
            "nowhere:api/openapi.yaml",
            "error: cannot read 'nowhere:api/openapi.yaml': fatal: invalid object name 'nowhere'."
        ),
        (
            "HEAD:openapi.yml",
            "error: cannot read 'HEAD:openapi.yml': fatal: path 'openapi.yml' does not exist in 'HEAD'; "
                + "paths are relative to the repository's root, or start with './'"
        ),
        ("HEAD", "error: cannot read 'HEAD': No such file or directory"),
    ])
    func whatGitDoesNotHaveEndsWithThree(_ side: String, _ message: String) async throws {
        let outcome = try await repository().run("diff", side, "api/openapi.yaml")
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(outcome.errors == message + "\n")
    }

    @Test func referenceThatTheRevisionDoesNotHaveIsToldAtItsPlace() async throws {
        let shop = try await repository()
        try shop.write(Self.main.replacing("parts/pet.yaml#", with: "parts/new.yaml#"), to: "api/openapi.yaml")
        let outcome = try await shop.run("diff", "HEAD:api/openapi.yaml", "api/openapi.yaml")
        #expect(outcome.status == 4)
        #expect(
            outcome.errors.hasPrefix(
                "api/openapi.yaml:13:23: error: cannot read 'parts/new.yaml': No such file or directory"
            )
        )
    }

    @Test func outsideARepositoryEndsWithThree() async throws {
        let outcome = try await Workshop().run("diff", "HEAD:openapi.yaml", "openapi.yaml")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("not a git repository"))
    }

    @Test(arguments: [("- openapi.yaml", "<stdin>"), ("openapi.yaml -", "<stdin>")])
    func sideIsReadFromStandardInput(_ sides: String, _ name: String) async throws {
        let shop = try Workshop()
        try shop.write(Workshop.pets.replacing("operationId: pet", with: "operationId: onePet"), to: "other.yaml")
        let command = "exec \"$0\" diff \(sides) --format json --fail-on never < other.yaml"
        let bindgen = try Workshop.bindgen().path()
        let outcome = try await Workshop.run(URL(filePath: "/bin/sh"), ["-c", command, bindgen], at: shop.folder)
        #expect(outcome.status == 0)
        let side = sides.hasPrefix("-") ? "base" : "revision"
        #expect(try changes(outcome).compactMap { $0[side]?["file"]?.text } == [name])
    }
}
