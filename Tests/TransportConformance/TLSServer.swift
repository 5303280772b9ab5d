#if os(Linux) || os(macOS)
import TestSupport
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An HTTPS server on a free loopback port, run by the system's `openssl` or `node`, with a temporary certificate.
public final class TLSServer: Sendable {
    /// `127.0.0.1:port`.
    public let authority: String
    /// The PEM file of the certificate's private key.
    public var privateKeyPath: String { folder.appendingPathComponent("key.pem").path }
    /// The PEM file of the self-signed certificate, for clients that must trust it.
    public var certificatePath: String { folder.appendingPathComponent("certificate.pem").path }

    private let folder: URL
    private let process: RunningProcess

    /// The server program.
    public enum Program: Sendable {
        /// `openssl s_server`: HTTP/1.0.
        case openssl
        /// `node`: HTTP/1.1, or HTTP/2 if the client offers it.
        ///
        /// It answers with the version it uses.
        case node
        /// `node`, which only accepts clients that present the server's own certificate.
        case nodeAskingForCertificate
    }

    /// Starts it, or returns `nil` if `openssl` or the program isn't installed.
    ///
    /// - Parameter subject: The certificate's subject, such as `IP:127.0.0.1`.
    public init?(_ program: Program = .openssl, subject: String = "IP:127.0.0.1") throws {
        guard let openssl = Self.find("openssl"), let node = program == .openssl ? openssl : Self.find("node") else {
            return nil
        }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = folder.appendingPathComponent("key.pem").path
        let certificate = folder.appendingPathComponent("certificate.pem").path
        try RunningProcess(
            openssl,
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=loopback", "-addext",
                "subjectAltName=\(subject)", "-keyout", key, "-out", certificate,
            ]
        ).waitForEnd()
        process =
            switch program {
            case .openssl:
                try RunningProcess(
                    openssl,
                    ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www"]
                )
            case .node:
                try RunningProcess(node, ["-e", Self.script, key, certificate])
            case .nodeAskingForCertificate:
                try RunningProcess(node, ["-e", Self.script, key, certificate, certificate])
            }
        while true {
            guard let line = process.readLine() else { throw Failure("openssl s_server ended") }
            if let port = line.split(separator: ":").last, line.hasPrefix("ACCEPT") {
                authority = "127.0.0.1:\(port)"
                return
            }
        }
    }

    private static let script = """
        const fs = require('fs'), [key, cert, ca] = process.argv.slice(1).map(path => fs.readFileSync(path))
        const options = { key, cert, ca, requestCert: !!ca, rejectUnauthorized: !!ca, allowHTTP1: true }
        const server = require('http2').createSecureServer(options, (request, response) => {
          const chunks = []
          request.on('data', chunk => chunks.push(chunk))
          request.on('end', () => {
            response.setHeader('X-Version', request.httpVersion)
            response.end(Buffer.concat(chunks))
          })
        })
        server.listen(0, '127.0.0.1', () => console.log('ACCEPT 127.0.0.1:' + server.address().port))
        """

    /// The SHA-256 digest of the certificate's public key, in Base64.
    public func publicKeyDigest() throws -> String {
        let script = """
            const crypto = require('crypto'), key = crypto.createPublicKey(require('fs').readFileSync(process.argv[1]))
            console.log(crypto.createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('base64'))
            """
        guard let node = Self.find("node") else { throw Failure("there is no node") }
        let digest = try RunningProcess(node, ["-e", script, certificatePath])
        defer { digest.end() }
        return digest.readLine() ?? ""
    }

    private static func find(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }
}

/// A process and the lines that it prints.
private final class RunningProcess: @unchecked Sendable {
    private let process = ChildProcess()
    private let output = Pipe()

    init(_ path: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    func readLine() -> String? {
        var line = Data()
        while true {
            let byte = output.fileHandleForReading.readData(ofLength: 1)
            if byte.isEmpty && line.isEmpty { return nil }
            if byte.isEmpty || byte == Data([0x0A]) { return String(decoding: line, as: UTF8.self) }
            line += byte
        }
    }

    func waitForEnd() throws {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure("openssl failed: \(process.terminationStatus)") }
    }

    func end() {
        // Not SIGTERM: on Linux the process inherits the signal mask of a Dispatch thread, which blocks it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
#endif
