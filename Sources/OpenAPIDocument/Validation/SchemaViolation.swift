package import YAMLTree

/// A violation of a schema.
package struct SchemaViolation: Sendable {
    /// The invalid value, or the one that lacks something.
    package var location: SourceLocation
    /// The message, such as `'name' is missing`.
    package var message: String
    /// The fix, if it is clear.
    package var suggestion: String?
    /// The depth in members and items.
    ///
    /// Of two alternatives, the one that fails deeper was probably meant.
    var depth = 0
    /// Whether the value has a type that the schema doesn't allow.
    var isType = false
}
