package import YAMLTree

/// Reads an OpenAPI document: bytes of YAML or JSON to a typed `Document`, with everything that is wrong in it.
///
/// One walk over the tree. Schemas wait in a queue until the walk is done, so that neither deep nesting nor long chains
/// of references use the stack, and each place of a file becomes one schema, however many references name it.
package struct DocumentReader {
    let load: (String) throws -> [UInt8]
    let identify: (String) -> String
    /// How many folders above the main file's own references may lead.
    let levelsAbove: Int
    /// The errors despite which there is a document: what is at fault is corrected where one thing must be meant, else
    /// omitted.
    let tolerated: Set<DiagnosticKind>
    /// Whether a tolerated fault could not be corrected.
    var isBeyondRepair = false
    /// Whether examples and defaults are checked against their schemas, which only `lint` asks for.
    let checksExamples: Bool
    var library: FileLibrary
    var line = OpenAPIVersion.Line.v3_0
    var diagnostics = DiagnosticCollector()

    /// The schemas in the order of their ids: those read, and the nodes of all.
    var schemas: [Schema] = []
    var schemaNodes: [Node] = []
    var schemaIDs: [SourceLocation: SchemaID] = [:]
    /// Where schemas of `components` stand that are nothing but a reference into another file: the schema they name.
    var adoptedSchemas: [SourceLocation: Node] = [:]
    /// The main document's `components.schemas`.
    var componentSchemas = Mapping()
    /// Where its values stand.
    var componentSchemaPlaces: Set<SourceLocation> = []
    /// Their names, by where they stand.
    var componentSchemaNames: [SourceLocation: String] = [:]
    var referenceNames: [SchemaID: String] = [:]

    var references = ReferenceMemo()
    var dynamic = DynamicScopes()
    var components = ComponentMemo()
    var misspellings: [String: String?] = [:]
    /// How many more names may be compared for "did you mean", so that a document full of faults stays quick.
    private var comparisons = 200_000
    /// What is checked when everything has been read.
    var deferred = DeferredChecks()
    /// How many references deep the walk is in objects that may hold one another for ever.
    var depth = 0

    /// Reads a document and the files that it refers to.
    /// - Parameters:
    ///   - name: the file's name for diagnostics, such as `spec/m2p.yaml`.
    ///   - levelsAbove: how many folders above its own the references may lead; a document must not read what it pleases.
    ///   - tolerated: the errors despite which there is a document; for comparisons, which don't need all of it.
    ///   - checksExamples: whether to check examples and defaults against all of their schemas' keywords.
    ///   - identify: gives one path for all names of a file, so that none is read twice.
    ///   - load: gives the bytes of another file that a `$ref` names, by its path relative to the directory of the main
    ///     file: normalised, with `/` between the names. It is called once for each file.
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

    /// Reports a fault of a key, so that its pointer names the member.
    mutating func report<Facts>(_ fault: DiagnosticRow<Facts>, _ facts: Facts, atKey place: some Located) {
        add(Diagnostic(fault, facts, at: place), isAtKey: true)
    }

    mutating func report(_ fault: DiagnosticRow<Void>, atKey place: some Located) { report(fault, (), atKey: place) }

    mutating func add(_ diagnostic: Diagnostic, isAtKey: Bool) { diagnostics.add(diagnostic, atKey: isAtKey) }

    /// The names to look for a near one in; none where that would take too long.
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

/// What reading a document gave.
package struct ReadDocument: Sendable {
    /// Nil when there are errors.
    package var document: Document?
    /// What was found, sorted by location.
    package var diagnostics: [Diagnostic]
    /// What was found beyond that.
    package var hidden: HiddenDiagnostics
    package var files: SourceFiles
    /// The other files that references led to, as they were asked for, in the order of their first use.
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
