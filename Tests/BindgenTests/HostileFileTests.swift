import Foundation
import TestSupport
import Testing

/// Files that a document references, and existing files where bindgen writes.
@Suite struct HostileFileTests {
    /// A document whose only schema references another file.
    private func shop(referringTo reference: String, main: String = "api/openapi.yaml", more: String = "") throws
        -> Workshop
    {
        let shop = try Workshop(configuration: #"{ "spec": "\#(main)", "modelFiles": 1\#(more) }"#)
        try shop.write(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                A: {type: object, properties: {a: {$ref: "\(reference)"}}}

            """,
            to: main
        )
        return shop
    }

    @Test(arguments: ["generate", "lint", "diff"])
    func fileOutsideIsNotRead(_ verb: String) async throws {
        let shop = try shop(referringTo: "../secret/creds.yaml#/nested/token")
        try shop.write("nested: {token: s3cr3t-v4lue}\n", to: "secret/creds.yaml")
        let outcome =
            switch verb {
            case "generate": try await shop.generate()
            case "lint": try await shop.run("lint", "api/openapi.yaml")
            default: try await shop.run("diff", "api/openapi.yaml", "api/openapi.yaml")
            }
        #expect(outcome.status != 0)
        let text = outcome.output + outcome.errors
        #expect(text.contains("outside the root directory for references"))
        #expect(!text.contains("s3cr3t"))
    }

    @Test func linkThatLeadsOutsideIsNotRead() async throws {
        let shop = try shop(referringTo: "inside.yaml#/nested/token")
        try shop.write("nested: {token: s3cr3t-v4lue}\n", to: "secret/creds.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: shop.folder.appending(path: "api/inside.yaml").path(),
            withDestinationPath: shop.folder.appending(path: "secret/creds.yaml").path()
        )
        let outcome = try await shop.generate()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("outside the root directory for references"))
        #expect(!outcome.errors.contains("s3cr3t"))
    }

    @Test func valueOfAnotherFileIsNotQuoted() async throws {
        let shop = try shop(referringTo: "creds.yaml#/nested/token")
        try shop.write("nested: {token: s3cr3t-v4lue}\n", to: "api/creds.yaml")
        let outcome = try await shop.generate()
        #expect(outcome.errors.contains("is a string, expected a schema"))
        #expect(!outcome.errors.contains("s3cr3t"))
    }

    @Test func rootCanBeAFolderAbove() async throws {
        let configured = try shop(referringTo: "../shared/a.yaml", more: #", "root": ".""#)
        try configured.write("type: string\n", to: "shared/a.yaml")
        let generated = try await configured.generate()
        #expect(generated.status == 0, "\(generated.errors)")
        let linted = try await configured.run("lint", "api/openapi.yaml", "--root", ".")
        #expect(linted.status == 0, "\(linted.output)")
        let compared = try await configured.run("diff", "api/openapi.yaml", "api/openapi.yaml", "--root", ".")
        #expect(compared.status == 0, "\(compared.errors)")
        let beside = try await configured.run("lint", "api/openapi.yaml", "--root", "shared")
        #expect(beside.status == 3)
        #expect(
            beside.errors
                == "error: cannot use 'shared' as root: it is neither the document's directory nor a parent of it\n"
        )
    }

    @Test(arguments: ["pipe.yaml", "folder", "zero.yaml"])
    func onlyRegularFilesAreOpened(_ name: String) async throws {
        let shop = try shop(referringTo: name)
        let path = shop.folder.appending(path: "api/\(name)").path()
        switch name {
        case "pipe.yaml": try #require(mkfifo(path, 0o600) == 0)
        case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        default: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        }
        let outcome = try await shop.generate()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("api/openapi.yaml:6:46: error: cannot read '\(name)': "))
        let direct = try await shop.run("lint", "api/\(name)")
        #expect(direct.status == 3)
    }

    @Test func pathWithANULNamesNoFile() async throws {
        let shop = try shop(referringTo: "a.yaml%00.txt")
        try shop.write("type: string\n", to: "api/a.yaml")
        let outcome = try await shop.generate()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(#"cannot read 'a.yaml\0.txt'"#))
    }

    /// Three names for the same file result in one type.
    @Test func fileIsReadOnceByWhateverName() async throws {
        let shop = try Workshop()
        try shop.write("type: object\nproperties: {p: {type: string}}\n", to: "pet.yaml")
        let place = shop.folder.appending(path: "pet.yaml").path()
        try FileManager.default.linkItem(atPath: place, toPath: shop.folder.appending(path: "hard.yaml").path())
        try FileManager.default.createSymbolicLink(
            atPath: shop.folder.appending(path: "soft.yaml").path(),
            withDestinationPath: "pet.yaml"
        )
        try shop.write(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components:
              schemas:
                Zoo:
                  type: object
                  properties:
                    a: {$ref: pet.yaml}
                    b: {$ref: hard.yaml}
                    c: {$ref: soft.yaml}
                    d: {$ref: ./x/../pet.yaml}

            """,
            to: "openapi.yaml"
        )
        #expect(try await shop.generate().errors == "")
        let models = try shop.read("out/Models.swift")
        for name in ["a", "b", "c", "d"] { #expect(models.contains("public var \(name): Pet?")) }
        #expect(models.components(separatedBy: "public struct ").count == 3)
    }

    @Test func filesShareOneBudget() async throws {
        let shop = try Workshop()
        let filler = "description: " + String(repeating: "x", count: 30 << 20) + "\n"
        for name in ["a", "b", "c"] { try shop.write(filler, to: "\(name).yaml") }
        try shop.write(
            """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            components: {schemas: {A: {$ref: a.yaml}, B: {$ref: b.yaml}, C: {$ref: c.yaml}}}

            """,
            to: "openapi.yaml"
        )
        let outcome = try await shop.run("lint", "openapi.yaml")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("it is too large"))
    }

    @Test func nameOfAFileCannotWriteToTheTerminal() async throws {
        let shop = try Workshop()
        let outcome = try await shop.run("lint", "none\u{1B}[2J\u{202E}.yaml")
        #expect(outcome.errors == "error: cannot read 'none\\u{1B}[2J\\u{202E}.yaml': No such file or directory\n")
        try shop.write("openapi: 3.0.3\npaths: {}\n", to: "bad\u{1B}[2J.yaml")
        let lint = try await shop.run("lint", "bad\u{1B}[2J.yaml")
        #expect(lint.output.contains("bad\\u{1B}[2J.yaml:"))
        #expect(!lint.output.contains("\u{1B}"))
    }

    /// An attacker with write access to the directory could put a link where the next file is first written.
    @Test func linkInTheOutputFolderIsReplacedAndNotFollowed() async throws {
        let shop = try Workshop()
        try shop.write("precious", to: "elsewhere.txt")
        try shop.write("", to: "out/.keep")
        let target = shop.folder.appending(path: "elsewhere.txt").path()
        for name in ["Client.swift", "Client.swift.tmp", "Client.swift.1.tmp"] {
            try FileManager.default.createSymbolicLink(
                atPath: shop.folder.appending(path: "out/\(name)").path(),
                withDestinationPath: target
            )
        }
        #expect(try await shop.generate().status == 0)
        #expect(try shop.read("elsewhere.txt") == "precious")
        #expect(try shop.read("out/Client.swift").hasPrefix("// Generated by bindgen "))
        #expect(shop.names().filter { $0.hasSuffix(".tmp") } == ["Client.swift.1.tmp", "Client.swift.tmp"])
    }

    /// A `git` that writes more errors than a pipe's buffer holds.
    @Test func errorsOfGitDoNotBlock() async throws {
        let shop = try Workshop()
        try shop.write(
            "#!/bin/sh\ncase \"$*\" in *names.json*) exit 128 ;; esac\ni=0; while [ $i -lt 5000 ]; do echo 'error: something is wrong with this repository' >&2; i=$((i+1)); done; cat openapi.yaml\n",
            to: "bin/git"
        )
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: shop.folder.appending(path: "bin/git").path()
        )
        let command = "PATH=\"$PWD/bin:$PATH\" exec \"$0\" diff HEAD:openapi.yaml openapi.yaml"
        let bindgen = try Workshop.bindgen().path()
        let outcome = try await Workshop.run(URL(filePath: "/bin/sh"), ["-c", command, bindgen], at: shop.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func folderWithSpacesAndOtherLettersIsOne() async throws {
        let shop = try Workshop()
        try shop.write(Workshop.pets, to: "Mein Päckchen/api docs/öffentlich.yaml")
        try shop.write(#"{ "spec": "api docs/öffentlich.yaml" }"#, to: "Mein Päckchen/bindings.json")
        let outcome = try await Workshop.run(
            try Workshop.bindgenBuild(),
            ["Mein Päckchen/bindings.json", "Mein Päckchen/aus gabe"],
            at: shop.folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let client = shop.folder.appending(path: "Mein Päckchen/aus gabe/Client.swift").path(percentEncoded: false)
        #expect(FileManager.default.fileExists(atPath: client))
    }
}
