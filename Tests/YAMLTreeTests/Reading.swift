import YAMLTree

/// Reads a string as file 0.
func read(_ text: String, limits: YAMLLimits = .default) throws(Diagnostic) -> Node {
    try YAMLReader.parse(Array(text.utf8), file: 0, limits: limits)
}

/// The rendered diagnostic for an invalid string, with `f` as the file name.
func fault(in text: String, limits: YAMLLimits = .default) -> String {
    fault(inBytes: Array(text.utf8), limits: limits)
}

func fault(inBytes bytes: [UInt8], limits: YAMLLimits = .default) -> String {
    var files = SourceFiles()
    let file = files.add(name: "f")
    do throws(Diagnostic) {
        return "read: \(try YAMLReader.parse(bytes, file: file, limits: limits).summary)"
    } catch {
        return error.rendered(in: files)
    }
}

extension Node {
    /// The tree on one line, with strings in quotes and `!` before a key that isn't a string.
    var summary: String {
        switch content {
        case .scalar(let scalar): scalar.kind == .string ? "\"\(scalar.text)\"" : "\(scalar.value)"
        case .sequence(let nodes): "[" + nodes.map(\.summary).joined(separator: ", ") + "]"
        case .mapping(let mapping):
            "{"
                + mapping.map { ($0.key.kind == .string ? "" : "!") + "\($0.key.text): \($0.value.summary)" }
                .joined(separator: ", ") + "}"
        }
    }

    /// `line:column` of the node.
    var place: String { "\(location.line):\(location.column)" }
}
