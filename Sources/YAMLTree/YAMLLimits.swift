/// How much a document may demand before it is refused.
package struct YAMLLimits: Hashable, Sendable {
    /// How deep collections may nest, aliases followed.
    package var depth: Int
    /// How many nodes the document may have once every alias is replaced by what it stands for.
    package var expandedNodes: Int
    /// How many times the document's own nodes that may be.
    package var expansionFactor: Int
    /// `expansionFactor` does not apply up to this many nodes, so that small documents may repeat themselves.
    package var expansionFloor: Int
    /// The size of the input.
    package var bytes: Int

    package init(
        depth: Int = 512,
        expandedNodes: Int = 10_000_000,
        expansionFactor: Int = 100,
        expansionFloor: Int = 10_000,
        bytes: Int = 64 << 20
    ) {
        self.depth = depth
        self.expandedNodes = expandedNodes
        self.expansionFactor = expansionFactor
        self.expansionFloor = expansionFloor
        self.bytes = bytes
    }

    package static let `default` = YAMLLimits()
}
