import OpenAPIDocument
import SpecDiff
import YAMLTree

/// One side of a comparison: a file, a path in a git revision, or standard input.
struct DiffSide {
    /// nil where the document is wrong.
    let side: SpecDiff.Side?
    /// What is wrong in it, as lines.
    let problems: [String]
    /// Faults that were passed over, as lines.
    let passedOver: [String]
    /// The bytes of its files, by the index that locations carry.
    let files: [[UInt8]]

    init(_ name: String) throws(FileError) {
        let source = Source(name)
        let bytes = try source.read()
        var others: [String: [UInt8]] = [:]
        let read = DocumentInput.read(bytes, name: source.displayName) { path in
            let bytes = try source.read(beside: path)
            others[path] = bytes
            return bytes
        }
        keepUntilExit(read)
        side = read.side
        problems = read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: read.files) }
        passedOver = read.passedOver.map { $0.rendered(in: read.files) }
        files = [bytes] + read.loadedPaths.map { others[$0] ?? [] }
    }

    private enum Source {
        case file(String)
        case revision(String, path: String)
        case standardInput

        init(_ name: String) {
            if name == "-" {
                self = .standardInput
            } else if !FileStore.exists(name), let colon = name.firstIndex(of: ":"), colon > name.startIndex {
                self = .revision(String(name[..<colon]), path: String(name[name.index(after: colon)...]))
            } else {
                self = .file(name)
            }
        }

        /// The file's name in messages: paths in a revision are those of the working copy.
        var displayName: String {
            switch self {
            case .file(let path), .revision(_, let path): path
            case .standardInput: "<stdin>"
            }
        }

        func read() throws(FileError) -> [UInt8] {
            switch self {
            case .file(let path): try FileStore.read(path)
            case .revision(let revision, let path): try Git.read(path, at: revision)
            case .standardInput: try FileStore.readStandardInput()
            }
        }

        func read(beside path: String) throws(FileError) -> [UInt8] {
            switch self {
            case .file(let main): try FileStore.read(FilePath.join(FilePath.folder(of: main), path))
            case .revision(let revision, let main):
                try Git.read(Self.path(beside: main, path), at: revision)
            case .standardInput: try FileStore.read(path)
            }
        }

        /// The path of a file beside another of a revision; a path that git takes from the working folder stays one.
        private static func path(beside main: String, _ path: String) -> String {
            let joined = FilePath.join(FilePath.folder(of: main), path)
            let isRelative = main.hasPrefix("./") || main.hasPrefix("../")
            return isRelative && !joined.hasPrefix("../") ? "./\(joined)" : joined
        }
    }
}

extension FileStore {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func readStandardInput() throws(FileError) -> [UInt8] { try readAll(STDIN_FILENO, "standard input") }

    /// Reads a descriptor to its end.
    ///
    /// - Parameter size: how many bytes are expected.
    static func readAll(_ descriptor: Int32, _ name: String, size: Int = 0) throws(FileError) -> [UInt8] {
        // The reader refuses more than this anyway.
        let most = 128 << 20
        let room = max(min(size, most) + 1, 1 << 16)
        var bytes: [UInt8] = []
        while bytes.count <= most {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                repeat {
                    count = systemReadBytes(descriptor, buffer.baseAddress, room)
                } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            if count < 0 { throw FileError("cannot read", name) }
            if count == 0 { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        return bytes
    }

    private static func systemReadBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
        Darwin.read(descriptor, bytes, count)
        #elseif canImport(Glibc)
        Glibc.read(descriptor, bytes, count)
        #else
        Musl.read(descriptor, bytes, count)
        #endif
    }
}

extension Terminal {
    static func output(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count <= 0 && errno != EINTR { return }
            start += max(count, 0)
        }
    }

    /// Whether standard output is a terminal that wants colours.
    ///
    /// Source: https://no-color.org
    static var showsColours: Bool {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }
}

/// The day, as `2026-11-21`, by UTC.
enum CivilDay {
    static var today: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}
