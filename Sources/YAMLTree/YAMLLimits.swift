/// Resource limits for a document.
package struct YAMLLimits: Hashable, Sendable {
    /// The maximum nesting depth of collections, with aliases expanded.
    package var depth: Int
    /// The maximum number of nodes with all aliases expanded.
    package var expandedNodes: Int
    /// The maximum ratio of expanded nodes to the document's own nodes.
    package var expansionFactor: Int
    /// `expansionFactor` doesn't apply up to this many nodes, so small documents may repeat themselves.
    package var expansionFloor: Int
    /// The maximum input size.
    package var bytes: Int
    /// The maximum number of times that libyaml may visit open flow collections.
    ///
    /// It visits each of them at each token.
    ///
    /// Real documents stay far below it. 64 MiB of `[]` at the deepest nesting would take a minute.
    package var nestedEvents: Int

    package init(
        depth: Int = 512,
        expandedNodes: Int = 10_000_000,
        expansionFactor: Int = 100,
        expansionFloor: Int = 10_000,
        bytes: Int = 64 << 20,
        nestedEvents: Int = 2_000_000_000
    ) {
        self.depth = depth
        self.expandedNodes = expandedNodes
        self.expansionFactor = expansionFactor
        self.expansionFloor = expansionFloor
        self.bytes = bytes
        self.nestedEvents = nestedEvents
    }

    package static let `default` = YAMLLimits()
}
