package import YAMLTree

/// The supported extensions on a schema, property or parameter.
package struct SchemaExtensions: Equatable, Sendable {
    /// `x-swift-name`: the Swift name, if the derived one reads badly.
    package var swiftName: LocatedText?
    /// `x-enum-varnames`: a case name for each value of `enum`, in the same order.
    package var enumNames: [LocatedText]?
    /// `x-enum-descriptions`: a description for each value of `enum`, in the same order.
    package var enumDescriptions: [LocatedText]?
    /// `x-sensitive`: how much of the value may be shown.
    package var sensitivity: Sensitivity = .open
    /// `x-swift-type`: a hand-written type to use for this schema.
    package var swiftType: SwiftTypeOverride?
    /// `x-source`: the source of an undocumented fact.
    package var origin: String?

    package init() {}

    /// How much of a value a description, log or error may show.
    package enum Sensitivity: Hashable, Sendable {
        case open
        /// `x-sensitive: true`: nothing.
        case hidden
        /// `x-sensitive: last-four`: the last four characters.
        case lastFour
    }

    /// A hand-written Swift type and its module.
    package struct SwiftTypeOverride: Hashable, Sendable {
        package var name: String
        package var module: String
        /// The property that has the string on the wire (`text`), for checking length and pattern.
        package var textMember: String?
        /// A valid placeholder value for generated examples, without real data (`dummy`).
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

/// A string in the document with its location.
package struct LocatedText: Hashable, Located, Sendable {
    package var text: String
    package var location: SourceLocation

    package init(_ text: String, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}

/// `x-retry` of an operation: when the same request may be retried.
package enum RetryRule: String, CaseIterable, Sendable {
    /// Only if the server can't have processed the request.
    case unprocessed
    /// The operation is idempotent.
    case idempotent
}

/// `x-error-codes` of a response: the location of the business code in the body, and the meaning of each code.
package struct ErrorCodes: Sendable {
    /// The locations of the code.
    ///
    /// The first one with a string wins.
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

/// `x-failure-when` of a response: a success status is a failure if this property of the body isn't null.
package struct FailureCondition: Sendable {
    package var pointer: JSONPointer
    /// The body's schema in that case.
    package var schema: SchemaID
    package var location: SourceLocation

    package init(pointer: JSONPointer, schema: SchemaID, location: SourceLocation) {
        self.pointer = pointer
        self.schema = schema
        self.location = location
    }
}
