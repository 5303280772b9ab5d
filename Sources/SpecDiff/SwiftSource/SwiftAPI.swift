/// The public declarations of the generated bindings, in source order.
struct SwiftAPI {
    /// One declaration.
    struct Item {
        enum Kind: String, CaseIterable {
            case type, operation, property, enumCase = "case", errorCase = "error-case", initializer, method, alias,
                constant

            var phrase: String {
                switch self {
                case .type: "the type"
                case .operation: "the operation"
                case .property: "the property"
                case .enumCase: "the case"
                case .errorCase: "the failure"
                case .initializer: "the initializer of"
                case .method: "the method"
                case .alias: "the name"
                case .constant: "the constant"
                }
            }
        }

        var kind: Kind
        /// The enclosing type.
        ///
        /// Empty at the top level.
        var parent: String
        var name: String
        /// Its identity in the document, such as the name on the wire or the codes, so that a new Swift name is a
        /// rename.
        var key: String
        /// Its declaration in the generated code.
        var signature: String
        /// The type of its value.
        var type: String
        var parameters: [Parameter] = []

        var path: String { parent.isEmpty ? name : "\(parent).\(name)" }
    }

    /// A parameter of an initializer or method.
    struct Parameter: Equatable {
        var label: String
        var type: String
        var hasDefault: Bool

        var text: String { "\(label): \(type)\(hasDefault ? " = …" : "")" }
    }

    var items: [Item] = []
    /// Nested enums that are aliases of another, by name.
    var shared: [String: String] = [:]
    /// The former names of types, with their current names.
    var formerNames: [String: String] = [:]
    /// All types that were made from schemas, by full name.
    var typeNames: Set<String> = []

    /// The canonical name of a type with several names.
    func canonical(_ name: String) -> String { shared[name] ?? name }

    mutating func add(
        _ kind: Item.Kind,
        in parent: String,
        _ name: String,
        key: String,
        type: String = "",
        parameters: [Parameter] = [],
        _ signature: String
    ) {
        items.append(
            Item(
                kind: kind,
                parent: parent,
                name: name,
                key: key,
                signature: signature,
                type: type,
                parameters: parameters
            )
        )
    }
}
