import BindingsModel
import OpenAPIDocument
import YAMLTree

/// Where in the document the declarations of the bindings come from.
struct SwiftPlaces {
    private let side: SpecDiff.Side
    private var locations: [String: SourceLocation] = [:]

    init(_ bindings: Bindings, _ side: SpecDiff.Side, leavingOut unchanged: Set<SwiftName>) {
        self.side = side
        let document = side.document
        let types = Dictionary(
            bindings.operations.filter { !unchanged.contains($0.name) }.map { ("\($0.httpMethod) \($0.path)", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for item in document.paths {
            for operation in item.operations {
                if let type = types["\(operation.method) \(item.path)"] { add(type, operation, bindings) }
            }
        }
        let models = Dictionary(
            bindings.models.filter { !unchanged.contains($0.name) }.map { ("\($0.name)", $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for component in document.components.schemas {
            let id = document.target(of: component.schema)
            let name = document[id].extensions.swiftName?.text ?? "\(SwiftName.type(component.name))"
            guard let model = models[name] else { continue }
            locations[name] = component.location
            add(model, document[id], name)
        }
    }

    /// The place of a declaration, else of the nearest one that it stands in.
    func place(of declaration: String) -> Change.Place? {
        var path = declaration[...]
        while true {
            if let location = locations[String(path)] {
                return Change.Place(
                    file: side.files.name(of: location.file),
                    location: location,
                    pointer: side.document.root(of: location.file)?.pointer(toKeyAt: location)
                )
            }
            guard let dot = path.lastIndex(of: ".") else { return nil }
            path = path[..<dot]
        }
    }

    private mutating func add(_ type: OperationType, _ operation: OpenAPIDocument.Operation, _ bindings: Bindings) {
        let name = "\(type.name)"
        locations[name] = operation.location
        locations["\(bindings.protocolName).\(type.methodName)"] = operation.location
        locations["\(type.errorName)"] = operation.location
        let document = side.document
        let members = (operation.requestBody?.content ?? []).compactMap(\.schema)
            .flatMap { document[document.target(of: $0)].properties }
        for property in type.properties {
            let place =
                operation.parameters.first { $0.name == property.wireName }?.location
                ?? members.first { $0.name == property.wireName }?.location
            if let place { locations["\(name).\(property.name)"] = place }
        }
        for item in type.failureCases {
            let codes = Set(item.meanings.flatMap(\.codes))
            let statuses = Set(item.meanings.flatMap(\.statuses))
            for response in operation.responses where statuses.contains(response.status.text) {
                let code = response.errorCodes?.codes.first { codes.contains($0.code.text) }
                locations["\(type.errorName).\(item.name)"] = code?.code.location ?? response.location
            }
        }
    }

    private mutating func add(_ model: Declaration, _ schema: Schema, _ path: String) {
        switch model {
        case .structure(let type):
            for property in type.properties {
                guard let found = schema.properties.first(where: { $0.name == property.wireName }) else { continue }
                locations["\(path).\(property.name)"] = found.location
            }
        case .enumeration(let type):
            for item in type.cases {
                let value = schema.enumValues?.first { $0.scalar?.text == item.rawValue }
                if let value { locations["\(path).\(item.name)"] = value.location }
            }
        case .union, .content, .output, .alias: break
        }
    }
}
