/// Collects the diagnostics of one run without duplicates, up to a limit, and counts the rest.
package struct DiagnosticCollector: Sendable {
    /// The maximum number of diagnostics shown.
    package static let most = 1_000

    private struct Collected: Sendable {
        /// The number of diagnostics found so far.
        var place: Int
        var diagnostic: Diagnostic
        var isAtKey: Bool
    }

    /// Hashes of the diagnostics found so far, because a document can have millions.
    private var seen: Set<Int> = []
    /// The first errors, and the first warnings and notes.
    private var errors: [Collected] = []
    private var warnings: [Collected] = []
    private var hidden = HiddenDiagnostics()

    package init() {}

    package var hasErrors: Bool { !errors.isEmpty }

    package mutating func append(_ diagnostic: Diagnostic) { add(diagnostic, atKey: false) }

    /// - Parameter atKey: Whether the problem is with a key, so that its pointer names the member.
    package mutating func add(_ diagnostic: Diagnostic, atKey: Bool) {
        var hasher = Hasher()
        hasher.combine(diagnostic.location)
        hasher.combine(diagnostic.id)
        hasher.combine(diagnostic.message)
        guard seen.insert(hasher.finalize()).inserted else { return }
        let collected = Collected(place: seen.count, diagnostic: diagnostic, isAtKey: atKey)
        switch diagnostic.severity {
        case .error where errors.count < Self.most: errors.append(collected)
        case .warning where warnings.count < Self.most, .note where warnings.count < Self.most:
            warnings.append(collected)
        case let severity: hidden.add(1, severity)
        }
    }

    /// The diagnostics to show, sorted by location, each with its JSON pointer.
    ///
    /// - Parameter roots: The root nodes, indexed by the file index of a location.
    package func sorted(in roots: [Node?]) -> (shown: [Diagnostic], hidden: HiddenDiagnostics) {
        let all = (errors + warnings).sorted { $0.place < $1.place }
        let pointers = PointerIndex(
            keys: all.lazy.compactMap(\.diagnostic.location),
            values: all.lazy.filter { !$0.isAtKey }.compactMap(\.diagnostic.location),
            roots: roots
        )
        var diagnostics = all.map { collected in
            var diagnostic = collected.diagnostic
            if diagnostic.pointer == nil, let location = diagnostic.location {
                diagnostic.pointer = collected.isAtKey ? pointers.key(at: location) : pointers.either(at: location)
            }
            return diagnostic
        }
        var hidden = hidden
        diagnostics.sortAndCut(&hidden)
        return (diagnostics, hidden)
    }
}

/// The number of diagnostics that aren't shown.
package struct HiddenDiagnostics: Hashable, Sendable {
    package private(set) var errors = 0
    package private(set) var warnings = 0
    package private(set) var notes = 0

    package init() {}

    package mutating func add(_ count: Int, _ severity: Diagnostic.Severity) {
        switch severity {
        case .error: errors += count
        case .warning: warnings += count
        case .note: notes += count
        }
    }

    package mutating func add(_ other: HiddenDiagnostics) {
        errors += other.errors
        warnings += other.warnings
        notes += other.notes
    }

    /// Treats warnings as errors.
    package mutating func becomeErrors() {
        errors += warnings
        warnings = 0
    }

    /// A summary such as `12 more errors are not shown`, or nil if everything is shown.
    package var sentence: String? {
        let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }.map { count, word in
            "\(count) more \(word)\(count == 1 ? "" : "s")"
        }
        if parts.isEmpty { return nil }
        return "\(parts.joined(separator: " and ")) \(errors + warnings + notes == 1 ? "is" : "are") not shown"
    }
}

extension [Diagnostic] {
    /// Sorts by location, those without one first, and truncates to the limit: errors before warnings and notes.
    package mutating func sortAndCut(_ hidden: inout HiddenDiagnostics) {
        var warnings = DiagnosticCollector.most - count { $0.severity == .error }
        var errors = DiagnosticCollector.most
        let ordered = enumerated().sorted { left, right in
            switch (left.element.location, right.element.location) {
            case (let one?, let other?): one == other ? left.offset < right.offset : one < other
            case (nil, nil): left.offset < right.offset
            case (nil, _): true
            case (_, nil): false
            }
        }.map(\.element)
        removeAll()
        for diagnostic in ordered {
            switch diagnostic.severity {
            case .error where errors > 0: errors -= 1
            case .warning where warnings > 0, .note where warnings > 0: warnings -= 1
            case let severity:
                hidden.add(1, severity)
                continue
            }
            append(diagnostic)
        }
    }
}
