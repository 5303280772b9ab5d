/// The results of trial decodings of union members.
///
/// A union without a discriminator tries its members in turn, and each member tries the unions in it. The results are
/// kept, so that each part is tried only once as each type. Otherwise, the work would double with each level.
struct JSONTrials {
    /// The nesting depth of trials with a different decoder.
    @TaskLocal static var inOneAnother = 0

    private struct Trial: Hashable {
        let index: Int
        let type: ObjectIdentifier
    }

    /// The result of an outermost trial isn't kept, because it is never repeated.
    fileprivate(set) var depth = 0
    private var results: [Trial: Any?] = [:]

    fileprivate subscript<Value>(type: Value.Type, at index: Int) -> Value?? {
        get { results[Trial(index: index, type: ObjectIdentifier(type))].map { $0 as? Value } }
        set { results[Trial(index: index, type: ObjectIdentifier(type))] = newValue.map { $0 as Any? } }
    }
}

extension JSONDocument {
    /// The result of `decode` for the value at `index`, or nil if it throws, now or in an earlier trial.
    func trial<Value>(of type: Value.Type, at index: Int, _ decode: () throws -> Value) -> Value? {
        if trials.depth > 0, let result = trials[type, at: index] { return result }
        trials.depth += 1
        let value = try? decode()
        trials.depth -= 1
        if trials.depth > 0 { trials[type, at: index] = .some(value) }
        return value
    }
}
