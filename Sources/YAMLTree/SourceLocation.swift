/// A location in a source file.
///
/// It takes 12 bytes, because every node has one.
///
/// The file's name is in `SourceFiles`.
package struct SourceLocation: Hashable, Comparable, Sendable {
    /// The index of the file in `SourceFiles`.
    package var file: UInt32
    /// 1-based.
    package var line: UInt32
    /// 1-based.
    ///
    /// Counts Unicode scalars, as libyaml does.
    package var column: UInt32

    package init(file: UInt32, line: UInt32, column: UInt32) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func start(of file: UInt32) -> SourceLocation { SourceLocation(file: file, line: 1, column: 1) }

    package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// A value with its location.
package protocol Located {
    var location: SourceLocation { get }
}

extension SourceLocation: Located {
    package var location: SourceLocation { self }
}

extension Node: Located {}
extension Mapping.Key: Located {}

/// The names of the files of one run.
package struct SourceFiles: Sendable {
    private var names: [String] = []

    package init() {}

    package var count: Int { names.count }

    /// Adds a file and returns its index for locations.
    package mutating func add(name: String) -> UInt32 {
        names.append(name)
        return UInt32(clamping: names.count - 1)
    }

    /// The name passed to `add(name:)`, or `<unknown>` for an unknown index.
    package func name(of file: UInt32) -> String {
        Int(file) < names.count ? names[Int(file)] : "<unknown>"
    }
}
