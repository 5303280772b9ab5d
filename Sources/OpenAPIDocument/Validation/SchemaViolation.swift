package import YAMLTree

/// What of a value breaks its schema.
package struct SchemaViolation: Sendable {
    /// The value that is wrong, or the one that lacks something.
    package var location: SourceLocation
    /// What is wrong, such as `'name' is missing`.
    package var message: String
    /// What to do, where it is clear.
    package var suggestion: String?
    /// How many members and items lead to it: of two alternatives, the one that fails deeper was meant.
    var depth = 0
    /// Whether the value isn't of a type that the schema allows.
    var isType = false
}
