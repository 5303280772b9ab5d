import YAMLTree

extension Diagnostic {
    static func configurationMember(_ name: String, _ expected: String, _ node: Node) -> Diagnostic {
        Diagnostic(faults.configurationValue, (name, expected, node), at: node)
    }

    static func unknownConfigurationMember(_ key: Mapping.Key, among members: [String]) -> Diagnostic {
        Diagnostic(faults.configurationMember, (key.text, members), at: key)
    }

    static func missingSpec(_ node: Node) -> Diagnostic { Diagnostic(faults.missingSpec, at: node) }
}
