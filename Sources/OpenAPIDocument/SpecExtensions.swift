package import YAMLTree

/// Our own keywords on a schema, property or parameter.
package struct SchemaExtensions: Equatable, Sendable {
    /// `x-swift-name`: the Swift name, where the derived one reads badly.
    package var swiftName: LocatedText?
    /// `x-enum-varnames`: a case name for each value of `enum`, in its order.
    package var enumNames: [LocatedText]?
    /// `x-enum-descriptions`: a text for each value of `enum`, in its order.
    package var enumDescriptions: [LocatedText]?
    /// `x-sensitive`: what may be shown of the value.
    package var sensitivity: Sensitivity = .open
    /// `x-swift-type`: a hand-written type to use for this schema.
    package var swiftType: SwiftTypeOverride?
    /// `x-source`: where an undocumented fact comes from.
    package var origin: String?

    package init() {}

    /// What a description, log or error may show of a value.
    package enum Sensitivity: Hashable, Sendable {
        case open
        /// `x-sensitive: true`: nothing.
        case hidden
        /// `x-sensitive: last-four`: the last four characters.
        case lastFour
    }

    /// A hand-written Swift type and the module that has it.
    package struct SwiftTypeOverride: Hashable, Sendable {
        package var name: String
        package var module: String
        /// The property that has the text on the wire (`text`), for the checks of length and pattern.
        package var textMember: String?
        /// A value on the wire that the type takes, and that shows nothing real: for generated examples (`dummy`).
        package var dummy: String?
        package var location: SourceLocation

        package init(
            name: String,
            module: String,
            textMember: String? = nil,
            dummy: String? = nil,
            location: SourceLocation
        ) {
            self.name = name
            self.module = module
            self.textMember = textMember
            self.dummy = dummy
            self.location = location
        }
    }
}

/// A text of the document with its place.
package struct LocatedText: Hashable, Located, Sendable {
    package var text: String
    package var location: SourceLocation

    package init(_ text: String, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}

/// `x-retry` of an operation: when the same request may be sent again.
package enum RetryRule: String, CaseIterable, Sendable {
    /// Only where the server cannot have processed the request.
    case unprocessed
    /// Sending it twice does no more than sending it once.
    case idempotent
}

/// `x-error-codes` of a response: where the business code is in the body, and what each code means.
package struct ErrorCodes: Sendable {
    /// Where to look for the code; the first place that has a text wins.
    package var places: [Place]
    package var codes: [Code]
    package var location: SourceLocation

    package init(places: [Place], codes: [Code], location: SourceLocation) {
        self.places = places
        self.codes = codes
        self.location = location
    }

    package struct Place: Sendable {
        package var pointer: JSONPointer
        package var location: SourceLocation

        package init(pointer: JSONPointer, location: SourceLocation) {
            self.pointer = pointer
            self.location = location
        }
    }

    package struct Code: Sendable {
        package var code: LocatedText
        /// The name of the failure.
        package var name: LocatedText
        package var summary: String?
        package var origin: String?

        package init(code: LocatedText, name: LocatedText, summary: String?, origin: String?) {
            self.code = code
            self.name = name
            self.summary = summary
            self.origin = origin
        }
    }
}

/// `x-failure-when` of a response: the success status is a failure where this place of the body is not null.
package struct FailureCondition: Sendable {
    package var pointer: JSONPointer
    /// The schema of the body in that case.
    package var schema: SchemaID
    package var location: SourceLocation

    package init(pointer: JSONPointer, schema: SchemaID, location: SourceLocation) {
        self.pointer = pointer
        self.schema = schema
        self.location = location
    }
}
