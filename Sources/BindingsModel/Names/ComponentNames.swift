import OpenAPIDocument

/// The names of the component schemas, and of the schemas that references name.
struct ComponentNames {
    /// In document order, with the components first.
    private(set) var order: [SchemaID] = []
    private(set) var names: [SchemaID: SwiftName] = [:]
    /// The names in the document.
    private(set) var documentNames: [SchemaID: String]
    /// The names of the inline elements of components that are arrays or maps.
    private(set) var elements: [SchemaID: SwiftName] = [:]
    private let shapes: ShapeTable

    /// Names the components in document order, so that a component added at the end renames none.
    init(_ shapes: ShapeTable, _ scope: inout NameScope) {
        self.shapes = shapes
        let document = shapes.document
        documentNames = document.referenceNames
        var wanted: [SwiftName] = []
        let elsewhere = document.referenceNames.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }
        var seen: Set<SchemaID> = []
        for component in document.components.schemas.map({ (id: $0.schema, name: $0.name) }) + elsewhere {
            // A component that is only a reference is the same as its target.
            if document[component.id].reference != nil || !seen.insert(component.id).inserted { continue }
            var name = document[component.id].extensions.swiftName.map { SwiftName($0.text) } ?? .type(component.name)
            if ReservedTypes.names.contains(name.identifier) { name = name.appending("Model") }
            order.append(component.id)
            wanted.append(name)
            documentNames[component.id] = component.name
        }
        for (id, name) in zip(order, wanted) {
            let name = scope.claim(name)
            names[id] = name
            claimElementName(of: id, name, &scope)
        }
    }

    /// Reserves the name of the inline element type of an array or map before a later component takes it.
    private mutating func claimElementName(of component: SchemaID, _ name: SwiftName, _ scope: inout NameScope) {
        var id = component
        var wanted = name.identifier
        for _ in 0..<Document.longestChain {
            switch shapes[id] {
            case .array(let element?):
                id = element
                wanted += "Item"
            case .map(let element?):
                id = element
                wanted += "Value"
            case .object, .enumeration, .union:
                if id == component { return }
                elements[id] = scope.claim(.inlineType(shapes.document[id], wanted, inside: nil))
                return
            default: return
            }
        }
    }

    func ownSchema(of component: SchemaID) -> SchemaID {
        var own = component
        for _ in 0..<Document.longestChain {
            guard case .reference(let target) = shapes[own] else { break }
            let document = shapes.document
            if document[own].reference != nil || document[target].reference != nil || names[target] != nil {
                return component
            }
            own = target
        }
        return own
    }

    /// The name of a union's member: its component's name, its title, or its position.
    func label(of member: SchemaID, at index: Int) -> MemberLabel {
        let document = shapes.document
        var id = member
        while names[id] == nil, let next = document[id].reference?.target { id = next }
        if let name = names[id] { return MemberLabel(text: name.identifier, isGiven: true) }
        let schema = document[id]
        let title = schema.title.flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : $0 }
        if let name = schema.extensions.swiftName?.text ?? documentNames[id] ?? title {
            return MemberLabel(text: SwiftName.type(name).identifier, isGiven: true)
        }
        return MemberLabel(text: "Option\(index + 1)", isGiven: false)
    }
}

/// The name of a union's member in upper camel case.
struct MemberLabel {
    var text: String
    /// Whether the document provides the name.
    ///
    /// Otherwise the case is named after the member's type.
    var isGiven: Bool
}
