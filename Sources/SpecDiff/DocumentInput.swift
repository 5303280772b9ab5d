import OpenAPIDocument
package import YAMLTree

/// Reads a document for comparison, as forgivingly as a comparison can be.
///
/// Some faults make a document unfit for generating code from, yet say nothing about whether two documents agree: a
/// security scheme that nobody declares, a type `int` where `integer` is meant. The reader omits or corrects the member
/// at fault. Every other error stands.
package enum DocumentInput {
    package struct Result: Sendable {
        /// nil where the document is wrong.
        package var side: SpecDiff.Side?
        package var diagnostics: [Diagnostic]
        package var hidden: HiddenDiagnostics
        package var files: SourceFiles
        package var loadedPaths: [String]
        /// The faults that were passed over.
        package var passedOver: [Diagnostic] = []
    }

    private static let faults = DocumentFaults.table

    /// Errors that a comparison can live with.
    private static let tolerated: Set<DiagnosticKind> = [
        faults.unknownSecurityScheme.kind, faults.badSwiftName.kind, faults.extensionListLength.kind,
        faults.badExtensionValue.kind, faults.failureWithoutSchema.kind, faults.duplicateParameter.kind,
        faults.styleNotForPlace.kind, faults.badMethod.kind, faults.unknownType.kind,
        faults.pathParameterNotInTemplate.kind,
    ]

    package static func read(
        _ bytes: [UInt8],
        name: String,
        levelsAbove: Int = 0,
        identify: @escaping (String) -> String = { $0 },
        load: (String) throws -> [UInt8]
    ) -> Result {
        let read = DocumentReader.read(
            bytes,
            name: name,
            levelsAbove: levelsAbove,
            tolerating: tolerated,
            identify: identify,
            load: load
        )
        return Result(
            side: read.document.map { SpecDiff.Side(document: $0, files: read.files) },
            diagnostics: read.diagnostics,
            hidden: read.hidden,
            files: read.files,
            loadedPaths: read.loadedPaths,
            passedOver: read.document == nil ? [] : read.diagnostics.filter { tolerated.contains($0.kind) }
        )
    }
}
