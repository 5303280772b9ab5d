/// Reads one YAML or JSON document into a tree of located nodes.
package enum YAMLReader {
    /// Reads a document: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// What starts with `{` or `[` is read as JSON where it is JSON, so that it means what JSON says.
    /// - Parameter file: the index of the file in `SourceFiles`, for the locations.
    /// - Throws: the first fault; nothing can be read behind it.
    package static func parse(
        _ bytes: [UInt8],
        file: UInt32,
        limits: YAMLLimits = .default
    ) throws(Diagnostic) -> Node {
        throw Diagnostic(id: "unreadable", location: nil, message: "the reader is not written yet")
    }
}
