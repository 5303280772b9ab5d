/// The merge key `<<` of YAML 1.1, which documents that are otherwise YAML 1.2 use.
///
/// Source: https://yaml.org/type/merge.html
enum MergeKey {
    private static let text: StaticString = "<<"

    static func isMergeKey(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        key.count == text.utf8CodeUnitCount && text.withUTF8Buffer { $0.elementsEqual(key) }
    }

    /// Replaces the merge key with the members of the merged mappings.
    ///
    /// The mapping's own keys override merged ones, and an earlier mapping overrides a later one.
    /// - Parameter pointer: The mapping's pointer, for messages.
    static func expand(
        _ entries: [Mapping.Entry],
        at position: Int,
        _ pointer: @autoclosure () -> JSONPointer
    ) throws(Diagnostic) -> [Mapping.Entry] {
        let merged = entries[position].value
        var sources: [Mapping] = []
        switch merged.content {
        case .mapping(let mapping): sources = [mapping]
        case .sequence(let nodes):
            for node in nodes {
                guard let mapping = node.mapping else {
                    throw Diagnostic(faults.mergeOfNonMapping, node, at: node, pointer().appending("<<"))
                }
                sources.append(mapping)
            }
        case .scalar: throw Diagnostic(faults.mergeOfNonMapping, merged, at: merged, pointer().appending("<<"))
        }
        var seen: Set<ExactText> = []
        for (index, entry) in entries.enumerated() where index != position { seen.insert(ExactText(entry.key.text)) }
        var result = Array(entries[..<position])
        for source in sources {
            for entry in source where seen.insert(ExactText(entry.key.text)).inserted { result.append(entry) }
        }
        return result + entries[(position + 1)...]
    }
}
