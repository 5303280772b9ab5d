/// What trials of unions made of the parts of a body.
///
/// A union without a discriminator tries its members in turn, and each member tries the unions in it. Without a memory
/// the work doubles with each level; with it, each part is tried once as each type.
struct JSONTrials {
    /// How many trials are in one another where a decoder is not ours.
    @TaskLocal static var inOneAnother = 0

    private struct Trial: Hashable {
        let index: Int
        let type: ObjectIdentifier
    }

    /// Nothing is remembered of a trial in no other: nobody repeats it.
    fileprivate(set) var depth = 0
    private var results: [Trial: Any?] = [:]

    fileprivate subscript<Value>(type: Value.Type, at index: Int) -> Value?? {
        get { results[Trial(index: index, type: ObjectIdentifier(type))].map { $0 as? Value } }
        set { results[Trial(index: index, type: ObjectIdentifier(type))] = newValue.map { $0 as Any? } }
    }
}

extension JSONDocument {
    /// What `decode` makes of the value at `index`; nil where it throws, now or when it was tried before.
    func trial<Value>(of type: Value.Type, at index: Int, _ decode: () throws -> Value) -> Value? {
        if trials.depth > 0, let result = trials[type, at: index] { return result }
        trials.depth += 1
        let value = try? decode()
        trials.depth -= 1
        if trials.depth > 0 { trials[type, at: index] = .some(value) }
        return value
    }
}
