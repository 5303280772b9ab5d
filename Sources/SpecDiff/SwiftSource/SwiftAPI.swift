/// What an app's source can name of the generated bindings, in the order in which it is written.
struct SwiftAPI {
    /// One declaration.
    struct Item {
        enum Kind: String, CaseIterable {
            case type, operation, property, enumCase = "case", errorCase = "error-case", initializer, method, alias,
                constant

            var words: String {
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
        /// The type that it stands in; empty at the top level.
        var parent: String
        var name: String
        /// What tells it apart in the document, so that a new name is a renaming: the name on the wire, the codes.
        var key: String
        /// Its declaration, as the generated code has it.
        var signature: String
        /// The type that reading it gives.
        var type: String
        var parameters: [Parameter] = []

        var path: String { parent.isEmpty ? name : "\(parent).\(name)" }
    }

    /// One parameter of an initializer or method.
    struct Parameter: Equatable {
        var label: String
        var type: String
        var hasDefault: Bool

        var text: String { "\(label): \(type)\(hasDefault ? " = …" : "")" }
    }

    var items: [Item] = []
    /// Nested enums that are another by a second name, by their own.
    var shared: [String: String] = [:]
    /// What types were called in earlier versions, with what they are called now.
    var formerNames: [String: String] = [:]
    /// All types that were made of schemas, by their full names.
    var typeNames: Set<String> = []

    /// The one name of all that a type goes by.
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
