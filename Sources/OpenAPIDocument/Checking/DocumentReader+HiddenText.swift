import YAMLTree

/// Finds texts with characters that cannot be seen, by which a reviewer can be shown something else than is meant.
extension DocumentReader {
    mutating func checkHiddenText() {
        for file in library.allFiles where library.mayHideText(file) {
            var waiting = [library.root(of: file)].compactMap(\.self)
            // Aliases repeat nodes, and what is found once is reported once.
            var seen: Set<SourceLocation> = []
            while let node = waiting.popLast() {
                switch node.content {
                case .scalar(let scalar): check(scalar.text, at: node.location, atKey: false)
                case .sequence(let nodes):
                    if seen.insert(node.location).inserted { waiting += nodes }
                case .mapping(let mapping):
                    guard seen.insert(node.location).inserted else { continue }
                    for entry in mapping {
                        check(entry.key.text, at: entry.key.location, atKey: true)
                        waiting.append(entry.value)
                    }
                }
            }
        }
    }

    private mutating func check(_ text: String, at location: SourceLocation, atKey: Bool) {
        guard let hidden = text.firstHidden else { return }
        if atKey {
            report(faults.hiddenCharacter, hidden, atKey: location)
        } else {
            report(faults.hiddenCharacter, hidden, at: location)
        }
    }
}
