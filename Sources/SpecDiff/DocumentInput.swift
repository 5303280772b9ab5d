import OpenAPIDocument
package import YAMLTree

/// Reads a document for comparison, tolerating errors that don't affect it.
///
/// Some errors prevent code generation but don't affect whether two documents agree: an undeclared security scheme,
/// or a type `int` instead of `integer`. The reader omits or corrects the invalid member. Every other error is still
/// reported.
package enum DocumentInput {
    package struct Result: Sendable {
        /// Nil if the document has errors.
        package var side: SpecDiff.Side?
        package var diagnostics: [Diagnostic]
        package var hidden: HiddenDiagnostics
        package var files: SourceFiles
        package var loadedPaths: [String]
        /// The tolerated errors.
        package var passedOver: [Diagnostic] = []
    }

    private static let faults = DocumentFaults.table

    /// Errors that a comparison tolerates.
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
