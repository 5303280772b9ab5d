import BindingsModel
import OpenAPIDocument
import YAMLTree

/// The locations in the document that the bindings' declarations come from.
struct SwiftPlaces {
    /// The location of a key or a value.
    ///
    /// A mapping starts at its first key.
    private struct Spot {
        var location: SourceLocation
        var isKey: Bool
    }

    private let side: SpecDiff.Side
    private let origins: [TypeName: SchemaID]
    private var componentPlaces: [SchemaID: SourceLocation] = [:]
    private var spots: [String: Spot] = [:]

    init(_ bindings: Bindings, _ side: SpecDiff.Side, leavingOut unchanged: Set<SwiftName>) {
        self.side = side
        origins = bindings.origins
        let document = side.document
        for component in document.components.schemas where componentPlaces[component.schema] == nil {
            componentPlaces[component.schema] = component.location
        }
        let types = Dictionary(
            bindings.operations.filter { !unchanged.contains($0.name) }.map { ("\($0.httpMethod) \($0.path)", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for item in document.paths {
            let path = item.path.prefix { $0 != "#" }
            for operation in item.operations {
                if let type = types["\(operation.method) \(path)"] { add(type, operation, bindings) }
            }
        }
        for model in bindings.models where !unchanged.contains(model.name) { model.walk { add($1, $0) } }
    }

    /// The location of each declaration, or of its closest enclosing declaration that has one.
    func places(of declarations: [String]) -> [String: Change.Place] {
        let found = Dictionary(declarations.compactMap { name in spot(of: name).map { (name, $0) } }) { first, _ in
            first
        }
        let pointers = PointerIndex(
            keys: found.values.lazy.filter(\.isKey).map(\.location),
            values: found.values.lazy.filter { !$0.isKey }.map(\.location),
            roots: side.document.roots
        )
        return found.mapValues { spot in
            let pointer = spot.isKey ? pointers.key(at: spot.location) : pointers.either(at: spot.location)
            return Change.Place(
                file: side.files.name(of: spot.location.file),
                location: spot.location,
                pointer: pointer
            )
        }
    }

    private func spot(of declaration: String) -> Spot? {
        var path = declaration[...]
        while true {
            if let spot = spots[String(path)] { return spot }
            guard let dot = path.lastIndex(of: ".") else { return nil }
            path = path[..<dot]
        }
    }

    // MARK: Operations

    private mutating func add(_ type: OperationType, _ operation: OpenAPIDocument.Operation, _ bindings: Bindings) {
        let name = "\(type.name)"
        note(name, key: operation.location)
        note("\(bindings.protocolName).\(type.methodName)", key: operation.location)
        note("\(type.errorName)", key: operation.location)
        let members = propertyPlaces(in: (operation.requestBody?.content ?? []).compactMap(\.schema))
        let parameters = operation.parameters.keyed(by: \.name)
        for property in type.properties {
            let path = "\(name).\(property.name)"
            if let parameter = parameters[property.wireName] {
                note(path, value: parameter.location)
            } else if let place = members[property.wireName] {
                note(path, key: place)
            }
        }
        for nested in type.nested { nested.walk(in: type.name) { add($1, $0) } }
        for item in type.failureCases { add(item, of: "\(type.errorName)", operation) }
    }

    private mutating func add(_ item: FailureCase, of error: String, _ operation: OpenAPIDocument.Operation) {
        let codes = Set(item.meanings.flatMap(\.codes))
        let statuses = Set(item.meanings.flatMap(\.statuses))
        for response in operation.responses where statuses.contains(response.status.text) {
            let code = response.errorCodes?.codes.first { codes.contains($0.code.text) }
            note("\(error).\(item.name)", key: code?.code.location ?? response.location)
        }
    }

    // MARK: Types

    private mutating func add(_ declaration: Declaration, _ name: TypeName) {
        guard let id = origins[name] else { return }
        let path = name.description
        if let place = componentPlaces[id] {
            note(path, key: place)
        } else {
            note(path, value: side.document[id].location)
        }
        switch declaration {
        case .structure(let type):
            let members = propertyPlaces(in: [id])
            for property in type.properties {
                guard let place = members[property.wireName] else { continue }
                note("\(path).\(property.name)", key: place)
            }
        case .enumeration(let type):
            let schema = side.document[side.document.target(of: id)]
            let values = (schema.enumValues ?? []).keyed { $0.scalar?.enumText(type.rawType) }
            for item in type.cases {
                guard let value = values[item.rawValue] else { continue }
                note("\(path).\(item.name)", value: value.location)
            }
        case .union, .content, .output, .alias: break
        }
    }

    /// The locations of the properties' keys, in schemas and in those that they are composed of.
    private func propertyPlaces(in schemas: [SchemaID]) -> [String: SourceLocation] {
        var places: [String: SourceLocation] = [:]
        var waiting = Array(schemas.reversed())
        var seen: Set<SchemaID> = []
        while let next = waiting.popLast() {
            let target = side.document.target(of: next)
            guard seen.insert(target).inserted else { continue }
            let schema = side.document[target]
            for property in schema.properties where places[property.name] == nil {
                places[property.name] = property.location
            }
            waiting += (schema.allOf + schema.oneOf + schema.anyOf).reversed()
        }
        return places
    }

    private mutating func note(_ path: String, key location: SourceLocation) {
        spots[path] = Spot(location: location, isKey: true)
    }

    private mutating func note(_ path: String, value location: SourceLocation) {
        spots[path] = Spot(location: location, isKey: false)
    }
}
