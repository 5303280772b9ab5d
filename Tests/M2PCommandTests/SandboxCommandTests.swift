import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif
#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// `m2p sandbox`, run as a process.
struct SandboxCommandTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func sandboxServesUntilASignalAndEndsWell(signal: Int32) async throws {
        let process = ChildProcess()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = try Products.executable("m2p")
        process.arguments = ["sandbox"]
        process.standardOutput = output
        process.standardError = errors
        async let status = process.runToEnd()
        let announcement = try await output.fileHandleForReading.text(until: "acme-password\"}'\n")
        let url = try #require(Self.baseURL(in: announcement))
        for part in ["customer API", "messages", "ACME_CORP", "ENBDTABBY", "9876543210", "PIN key (text)"] {
            #expect(announcement.contains(part))
        }

        var request = URLRequest(url: url.appendingPathComponent("auth/login"))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(#"{"username":"acme-operator","password":"acme-password"}"#.utf8)
        let (body, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 200)
        #expect(String(decoding: body, as: UTF8.self).contains("\"token\""))

        kill(process.processIdentifier, signal)
        #expect(try await status == 0)
        #expect(errors.fileHandleForReading.readDataToEndOfFile() == Data("sandbox stopped\n".utf8))
    }

    @Test func hostThatIsNoAddressIsRefused() async throws {
        let run = try await CommandRun.m2p("sandbox", "--host", "example.com")
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("error: 'example.com' is not an IP address"))
    }

    private static func baseURL(in text: String) -> URL? {
        let line = text.split(separator: "\n").first { $0.contains("base URL") }
        return line?.split(separator: " ").last.flatMap { URL(string: String($0)) }
    }
}

extension FileHandle {
    /// Reads up to and including `text`.
    fileprivate func text(until text: String) async throws -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var read = ""
                while !read.contains(text) {
                    let more = self.availableData
                    if more.isEmpty { break }
                    read += String(decoding: more, as: UTF8.self)
                }
                continuation.resume(returning: read)
            }
        }
    }
}
