import OpenAPIDocument

/// The names of the component schemas, and of the schemas that references lead to.
struct ComponentNames {
    /// In the document's order, with the components first.
    private(set) var order: [SchemaID] = []
    private(set) var names: [SchemaID: SwiftName] = [:]
    /// The names in the document.
    private(set) var documentNames: [SchemaID: String]
    /// The names settled for the inline elements of components that are arrays or maps.
    private(set) var elements: [SchemaID: SwiftName] = [:]
    private let shapes: ShapeTable

    /// Names the components in the document's order, so that one added behind them renames none.
    init(_ shapes: ShapeTable, _ scope: inout NameScope) {
        self.shapes = shapes
        let document = shapes.document
        documentNames = document.referenceNames
        var wanted: [SwiftName] = []
        let elsewhere = document.referenceNames.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }
        var seen: Set<SchemaID> = []
        for component in document.components.schemas.map({ (id: $0.schema, name: $0.name) }) + elsewhere {
            // A component that only refers to another is that other.
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

    /// Settles the name of the inline type that an array's or map's elements have, before a later component takes it.
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

    /// What to call a member of a union: its component's name, its title, or its place.
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

/// What a member of a union is called, in upper case.
struct MemberLabel {
    var text: String
    /// Whether the document gives the name; else the case is called after the member's type.
    var isGiven: Bool
}
