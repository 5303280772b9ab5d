import Foundation
import TestSupport
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The prompt without echo, on a pseudoterminal.
struct PromptTests {
    @Test func whatIsTypedIsNotShownAndTheTerminalIsAsBefore() async throws {
        let terminal = try PseudoTerminal()
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let key = try folder.file("key", "0123456789ABCDEF0123456789ABCDEF").path
        let output = try folder.file("output", "")
        let process = try terminal.process(["pin", "encrypt", "--kit", "130005054", "--key-file", key], output: output)
        async let status = process.runToEnd()
        let shown = await terminal.read(until: "PIN: ")
        #expect(!terminal.echoes)
        terminal.type("1234\n")
        #expect(try await status == 0)
        #expect(terminal.echoes)
        #expect(!(shown + terminal.rest()).contains("1234"))
        let text = try String(contentsOf: output, encoding: .utf8)
        #expect(text == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=\n")
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func signalRestoresTheTerminalAndEndsTheProcess(signal: Int32) async throws {
        let terminal = try PseudoTerminal()
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let output = try folder.file("output", "")
        let process = try terminal.process(["pin", "encrypt", "--kit", "130005054"], output: output)
        async let status = process.runToEnd()
        _ = await terminal.read(until: "PIN: ")
        #expect(!terminal.echoes)
        kill(process.processIdentifier, signal)
        #expect(try await status == -signal)
        #expect(terminal.echoes)
    }
}

/// A terminal without a screen.
final class PseudoTerminal: Sendable {
    private let master: Int32
    private let slave: Int32

    init() throws {
        var descriptors: (master: Int32, slave: Int32) = (-1, -1)
        try #require(openpty(&descriptors.master, &descriptors.slave, nil, nil, nil) == 0)
        (master, slave) = descriptors
    }

    deinit {
        close(slave)
        close(master)
    }

    /// The command with this terminal as standard input and standard error.
    func process(_ arguments: [String], output: URL) throws -> ChildProcess {
        let process = ChildProcess()
        process.executableURL = try Products.executable("m2p")
        process.arguments = arguments
        process.standardInput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        process.standardOutput = try FileHandle(forWritingTo: output)
        return process
    }

    /// Whether the terminal echoes input.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(slave, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// The output up to and including `text`.
    func read(until text: String) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var shown = ""
                while !shown.contains(text), let more = self.next() { shown += more }
                continuation.resume(returning: shown)
            }
        }
    }

    /// The output since then, without waiting for more.
    func rest() -> String {
        var shown = ""
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, 0) == 1, waiting.revents & Int16(POLLIN) != 0, let more = next() { shown += more }
        return shown
    }

    private func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = bytes.withUnsafeMutableBytes { systemRead(master, $0) }
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Darwin)
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Glibc)
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
        Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
