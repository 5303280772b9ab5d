package import YAMLTree

/// Reads an OpenAPI document: YAML or JSON bytes to a typed `Document`, with all diagnostics.
///
/// It walks the tree once. Schemas wait in a queue until the walk is done, so neither deep nesting nor long chains of
/// references use the stack. Each place in a file becomes one schema, however many references name it.
package struct DocumentReader {
    let load: (String) throws -> [UInt8]
    let identify: (String) -> String
    /// How many levels above the main file's directory references may lead.
    let levelsAbove: Int
    /// Errors that don't prevent a document.
    ///
    /// The value is corrected if its meaning is clear, and otherwise omitted.
    let tolerated: Set<DiagnosticKind>
    /// Whether a tolerated error couldn't be corrected.
    var isBeyondRepair = false
    /// Whether examples and defaults are checked against their schemas.
    ///
    /// Only `lint` does this.
    let checksExamples: Bool
    var library: FileLibrary
    var line = OpenAPIVersion.Line.v3_0
    var diagnostics = DiagnosticCollector()

    /// The schemas in the order of their ids: the ones read so far, and the nodes of all.
    var schemas: [Schema] = []
    var schemaNodes: [Node] = []
    var schemaIDs: [SourceLocation: SchemaID] = [:]
    /// Where `components` has a schema that is only a reference to another file: the schema's name.
    var adoptedSchemas: [SourceLocation: Node] = [:]
    /// The main document's `components.schemas`.
    var componentSchemas = Mapping()
    /// The locations of its values.
    var componentSchemaPlaces: Set<SourceLocation> = []
    /// Their names, by location.
    var componentSchemaNames: [SourceLocation: String] = [:]
    var referenceNames: [SchemaID: String] = [:]

    var references = ReferenceMemo()
    var dynamic = DynamicScopes()
    var components = ComponentMemo()
    var misspellings: [String: String?] = [:]
    /// How many more names may be compared for "did you mean", so that a document full of errors is still fast.
    private var comparisons = 200_000
    /// Checks that run after everything has been read.
    var deferred = DeferredChecks()
    /// The current reference depth in objects that can contain each other.
    var depth = 0

    /// Reads a document and the files that it references.
    /// - Parameters:
    ///   - name: The file's name for diagnostics, such as `spec/m2p.yaml`.
    ///   - levelsAbove: How many levels above its own directory references may lead. A document must not read arbitrary
    ///     files.
    ///   - tolerated: Errors that don't prevent a document, for comparisons, which don't need all of it.
    ///   - checksExamples: Whether to check examples and defaults against all keywords of their schemas.
    ///   - identify: Returns a canonical path for a file, so that no file is read twice.
    ///   - load: Returns the bytes of another file that a `$ref` names. Its argument is the path relative to the main
    ///     file's directory: normalized, with `/` as the separator. It is called once per file.
    package static func read(
        _ bytes: [UInt8],
        name: String,
        levelsAbove: Int = 0,
        tolerating tolerated: Set<DiagnosticKind> = [],
        checksExamples: Bool = false,
        identify: @escaping (String) -> String = { $0 },
        load: (String) throws -> [UInt8]
    ) -> ReadDocument {
        var library = FileLibrary()
        let file = library.add(displayName: name, path: FileLibrary.lastName(of: name))
        do throws(Diagnostic) {
            let root = try YAMLReader.parse(bytes, file: file)
            library.setRoot(root, of: file, readFrom: bytes)
            return withoutActuallyEscaping(load) { load in
                var reader = DocumentReader(
                    load,
                    identify,
                    levelsAbove: levelsAbove,
                    tolerating: tolerated,
                    checksExamples: checksExamples,
                    library
                )
                let document = reader.readDocument(root)
                return reader.finish(document)
            }
        } catch {
            return ReadDocument(document: nil, diagnostics: [error], files: library.names, loadedPaths: [])
        }
    }

    private init(
        _ load: @escaping (String) throws -> [UInt8],
        _ identify: @escaping (String) -> String,
        levelsAbove: Int,
        tolerating tolerated: Set<DiagnosticKind>,
        checksExamples: Bool,
        _ library: FileLibrary
    ) {
        self.load = load
        self.identify = identify
        self.levelsAbove = levelsAbove
        self.tolerated = tolerated
        self.checksExamples = checksExamples
        self.library = library
    }

    var is31OrLater: Bool { line >= .v3_1 }
    var is32OrLater: Bool { line >= .v3_2 }

    mutating func report<Facts>(
        _ fault: DiagnosticRow<Facts>,
        _ facts: Facts,
        at place: some Located,
        notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(fault, facts, at: place, notes: notes), isAtKey: false)
    }

    mutating func report(_ fault: DiagnosticRow<Void>, at place: some Located) { report(fault, (), at: place) }

    /// Reports a problem with a key, so that its pointer names the member.
    mutating func report<Facts>(_ fault: DiagnosticRow<Facts>, _ facts: Facts, atKey place: some Located) {
        add(Diagnostic(fault, facts, at: place), isAtKey: true)
    }

    mutating func report(_ fault: DiagnosticRow<Void>, atKey place: some Located) { report(fault, (), atKey: place) }

    mutating func add(_ diagnostic: Diagnostic, isAtKey: Bool) { diagnostics.add(diagnostic, atKey: isAtKey) }

    /// The candidates for "did you mean", or none if the search would take too long.
    mutating func nearby(_ names: @autoclosure () -> [String]) -> [String] {
        guard comparisons > 0 else { return [] }
        let names = names()
        comparisons -= names.count + 1
        return names
    }

    private mutating func finish(_ document: Document?) -> ReadDocument {
        var document = document
        document?.roots = library.roots
        document?.byteCount = library.byteCount
        checkHiddenText()
        let (diagnostics, hidden) = diagnostics.sorted(in: library.roots)
        let isReadable =
            hidden.errors == 0 && !isBeyondRepair
            && diagnostics.allSatisfy { $0.severity != .error || tolerated.contains($0.kind) }
        return ReadDocument(
            document: isReadable ? document : nil,
            diagnostics: diagnostics,
            hidden: hidden,
            files: library.names,
            loadedPaths: library.loadedPaths
        )
    }
}

/// The result of reading a document.
package struct ReadDocument: Sendable {
    /// Nil if there are errors.
    package var document: Document?
    /// The diagnostics, sorted by location.
    package var diagnostics: [Diagnostic]
    /// The number of diagnostics beyond the limit.
    package var hidden: HiddenDiagnostics
    package var files: SourceFiles
    /// The referenced files, in the order of their first use.
    package var loadedPaths: [String]

    package init(
        document: Document?,
        diagnostics: [Diagnostic],
        hidden: HiddenDiagnostics = HiddenDiagnostics(),
        files: SourceFiles,
        loadedPaths: [String]
    ) {
        self.document = document
        self.diagnostics = diagnostics
        self.hidden = hidden
        self.files = files
        self.loadedPaths = loadedPaths
    }
}
