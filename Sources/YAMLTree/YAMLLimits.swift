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
    /// How often libyaml may look at an open flow collection, which it does for each of them at each token.
    ///
    /// What people write stays far below; 64 MiB of `[]` at the deepest nesting would take a minute.
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
