package import OpenAPIDocument

extension BindingsConfiguration.Filter {
    /// The path items with the selected operations.
    package func filter(_ items: [PathItem]) -> [PathItem] {
        items.compactMap { item in
            if paths.contains(item.path) { return item }
            var item = item
            item.operations = item.operations.filter { operation in
                operation.operationID.map { operations.contains($0.text) } == true
                    || operation.tags.contains { tags.contains($0.text) }
            }
            return item.operations.isEmpty ? nil : item
        }
    }
}
