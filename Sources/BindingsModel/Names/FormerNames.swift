package import YAMLTree

/// The former names of a document's types, from the names file next to it.
///
/// The file is a JSON object such as `{"Order.Customer": "Customer", "Pet": "Animal"}`. A former name with null gets no
/// alias, because hand-written code declares it.
package struct FormerNames: Sendable {
    package struct Entry: Sendable {
        package var name: TypeName
        /// The next name of the type.
        ///
        /// Nil if the former name is not kept.
        package var next: TypeName?
        /// The location in the file.
        ///
        /// Nil for a name that was found by comparing documents.
        package var location: SourceLocation?
    }

    /// Sorted by name.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// The name of the file for a document: `openapi.names.json` for `openapi.yaml`.
    package static func fileName(for document: String) -> String {
        let name = document.split(separator: "/").last.map(String.init) ?? document
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return "\(stem).names.json"
    }

    /// Reads a names file.
    package static func read(_ bytes: [UInt8], file: UInt32) -> (names: FormerNames?, diagnostics: [Diagnostic]) {
        let root: Node
        do throws(Diagnostic) {
            root = try YAMLReader.parse(bytes, file: file)
        } catch {
            return (nil, [error])
        }
        guard let mapping = root.mapping else {
            return (nil, [Diagnostic(faults.namesFile, ("the names file", "an object", root), at: root)])
        }
        var names = FormerNames()
        var diagnostics: [Diagnostic] = []
        for entry in mapping {
            guard let name = TypeName(path: entry.key.text) else {
                diagnostics.append(Diagnostic(faults.formerNameSyntax, entry.key.text, at: entry.key))
                continue
            }
            var next: TypeName?
            if entry.value.scalar?.value != .null {
                next = entry.value.string.flatMap { TypeName(path: $0) }
                if next == nil {
                    let facts = ("'\(entry.key.text)'", "the name of a type, or null", entry.value)
                    diagnostics.append(Diagnostic(faults.namesFile, facts, at: entry.value))
                }
            }
            names.entries.append(Entry(name: name, next: next, location: entry.key.location))
        }
        names.sort()
        return (diagnostics.isEmpty ? names : nil, diagnostics)
    }

    /// Adds newer names, which replace those of the file unless it has null.
    package func adding(_ found: [TypeName: TypeName]) -> FormerNames {
        var names = self
        names.entries.removeAll { found[$0.name] != nil && $0.next != nil }
        let known = Set(names.entries.map(\.name))
        for (name, next) in found where !known.contains(name) {
            names.entries.append(Entry(name: name, next: next))
        }
        names.sort()
        return names
    }

    /// The text of the names file.
    package var text: String {
        JSONOutput.object(entries.map { ($0.name.path, JSONOutput.optional($0.next?.path)) }).text
    }

    private mutating func sort() { entries.sort { $0.name.path < $1.name.path } }
}

extension TypeName {
    /// The name as source writes it, without backticks.
    package var path: String { (parent.map { "\($0.identifier)." } ?? "") + own.identifier }

    /// A name such as `Pet` or `Order.Customer`.
    ///
    /// Nil if the string isn't one.
    init?(path: String) {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let own = parts.last, parts.count <= 2, parts.allSatisfy(SwiftName.isIdentifier) else { return nil }
        self.init(SwiftName(own), in: parts.count == 2 ? SwiftName(parts[0]) : nil)
    }
}

extension SwiftName {
    /// Whether a string is an identifier: letters, digits and `_` of any script, not starting with a digit.
    fileprivate static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return (first == "_" || first.properties.isXIDStart)
            && text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    }
}
