/// Collects violations with their locations.
public struct Validator {
    /// The violations so far.
    public private(set) var violations: [Violation] = []
    private var path: [String] = []
    /// The positions in the path of names that aren't in the document.
    private var openLevels: Set<Int> = []

    /// Whether only the number of violations matters, not their content.
    let isProbe: Bool
    /// Whether a pattern couldn't be decided for a string.
    var isUncertain = false

    init(isProbe: Bool = false) { self.isProbe = isProbe }

    /// Reports that the value of the member `name` doesn't meet an expectation.
    ///
    /// - Parameter name: The member, or nil for the validated value itself.
    public mutating func report(_ name: String?, _ expectation: String) {
        let names = name.map { path + [$0] } ?? path
        let shown = names.enumerated().map { openLevels.contains($0.offset) ? "*" : $0.element }
        let violation = Violation(
            path: Self.pointer(names),
            shownPath: openLevels.isEmpty ? Self.pointer(names) : Self.pointer(shown),
            expectation: expectation
        )
        // A keyword of a schema may repeat what the check of a property has reported.
        if !violations.contains(violation) { violations.append(violation) }
    }

    private static func pointer(_ names: [String]) -> String {
        names.map { name in
            let isPlain = !name.contains { $0 == "~" || $0 == "/" }
            return "/" + (isPlain ? name : name.replacing("~", with: "~0").replacing("/", with: "~1"))
        }.joined()
    }

    /// Runs a closure for members of the current value whose names aren't in the document.
    mutating func hidingNames(_ body: (inout Validator) -> Void) {
        let isNew = openLevels.insert(path.count).inserted
        body(&self)
        if isNew { openLevels.remove(path.count) }
    }

    /// Runs a closure for the value of the member `name`, or for the value itself.
    mutating func inside(_ name: String?, _ body: (inout Validator) -> Void) {
        guard let name else { return body(&self) }
        path.append(name)
        body(&self)
        path.removeLast()
    }

    /// Checks the length in Unicode scalars, the pattern and the format of a string.
    @_spi(Generated) public mutating func text(
        _ name: String?,
        _ value: String?,
        min: Int = 0,
        max: Int = .max,
        pattern: Pattern? = nil,
        format: TextFormat? = nil
    ) {
        guard let value else { return }
        if min > 0 || max < .max {
            let length = value.unicodeScalars.count
            if length < min || length > max { report(name, "must be \(Self.span(min, max)) characters long") }
        }
        if let pattern, !pattern.accepts(value) { report(name, "must match \(pattern.source)") }
        if let format, !format.accepts(value) { report(name, "must be \(format.expectation)") }
    }

    /// Checks a number against its limits.
    @_spi(Generated) public mutating func number<Value: Comparable & Sendable>(
        _ name: String?,
        _ value: Value?,
        min: Value? = nil,
        max: Value? = nil,
        above: Value? = nil,
        below: Value? = nil,
        multipleOf: Value? = nil
    ) where Value: Numeric {
        guard let value else { return }
        if let min, value < min { report(name, "must be at least \(min)") }
        if let max, value > max { report(name, "must be at most \(max)") }
        if let above, value <= above { report(name, "must be more than \(above)") }
        if let below, value >= below { report(name, "must be less than \(below)") }
        if let multipleOf, !Self.isMultiple(value, of: multipleOf) {
            report(name, "must be a multiple of \(multipleOf)")
        }
    }

    /// Checks that an enum's value is documented.
    @_spi(Generated) public mutating func listed(_ name: String?, _ value: (some OpenEnum)?) {
        if let value, value.isUnrecognized { report(name, "must be one of the documented values") }
    }

    /// Checks that a value has a documented type.
    @_spi(Generated) public mutating func listed(_ name: String?, _ value: (some OpenUnion)?) {
        if let value, value.isUnrecognized { report(name, "must be of one of the documented types") }
    }

    /// Checks that a value is the only one that the document allows.
    @_spi(Generated) public mutating func constant<Value: Equatable>(_ name: String?, _ value: Value?, _ only: Value) {
        if let value, value != only { report(name, "must be \(only)") }
    }

    /// Checks the number of elements.
    @_spi(Generated) public mutating func count(
        _ name: String?,
        _ value: (some Collection)?,
        min: Int = 0,
        max: Int = .max
    ) {
        guard let value, value.count < min || value.count > max else { return }
        report(name, "must have \(Self.span(min, max)) elements")
    }

    /// Checks a value with its own constraints.
    @_spi(Generated) public mutating func nested(_ name: String?, _ value: (some Validatable)?) {
        guard let value else { return }
        inside(name) { value.validate(&$0) }
    }

    /// Checks each element with `check`, which receives the element's index as its name.
    ///
    /// - Parameter start: The index of the first element, if other items precede it.
    @_spi(Generated) public mutating func each<Elements: Collection>(
        _ name: String?,
        _ value: Elements?,
        from start: Int = 0,
        _ check: (inout Validator, String, Elements.Element) -> Void
    ) {
        guard let value else { return }
        inside(name) { validator in
            for (index, element) in value.enumerated() { check(&validator, String(start + index), element) }
        }
    }

    /// Checks each value of a dictionary with `check`, which receives the value's key as its name.
    @_spi(Generated) public mutating func eachValue<Value>(
        _ name: String?,
        _ value: [String: Value]?,
        _ check: (inout Validator, String, Value) -> Void
    ) {
        guard let value else { return }
        inside(name) { validator in
            validator.hidingNames { validator in
                for (key, element) in value.sorted(by: { $0.key < $1.key }) { check(&validator, key, element) }
            }
        }
    }

    /// Checks that no two elements are equal.
    @_spi(Generated) public mutating func unique(_ name: String?, _ value: (some Collection<some Hashable>)?) {
        if let value, Set(value).count < value.count { report(name, "must have no two equal elements") }
    }

    /// Checks that no two elements, which can't be compared themselves, have the same JSON.
    @_disfavoredOverload
    @_spi(Generated) public mutating func unique(_ name: String?, _ value: (some Collection<some Encodable>)?) {
        guard let value else { return }
        // A value that can't be encoded is reported when it is encoded.
        let texts = value.compactMap { try? JSONCoding.jsonValue(of: $0) }
        if Set(texts).count < texts.count { report(name, "must have no two equal elements") }
    }

    static func isMultiple<Value: Numeric>(_ value: Value, of divisor: Value) -> Bool {
        switch (value, divisor) {
        case (let value as any BinaryInteger, let divisor as any BinaryInteger):
            guard let value = Int64(exactly: value), let divisor = Int64(exactly: divisor), divisor != 0 else {
                return true
            }
            // The smallest integer divided by -1 would overflow.
            return value.remainderReportingOverflow(dividingBy: divisor).partialValue == 0
        case (let value as Double, let divisor as Double):
            let quotient = value / divisor
            return abs(quotient - quotient.rounded()) <= 1e-9 * max(1, abs(quotient))
        case (let value as Float, let divisor as Float):
            let quotient = value / divisor
            return abs(quotient - quotient.rounded()) <= 1e-5 * max(1, abs(quotient))
        default: return true
        }
    }

    private static func span(_ min: Int, _ max: Int) -> String {
        if min == max { return "exactly \(min)" }
        if max == .max { return "at least \(min)" }
        return min == 0 ? "at most \(max)" : "\(min) to \(max)"
    }
}

extension Validator: CustomReflectable {
    /// The violations.
    ///
    /// The current path may contain a name that isn't in the document.
    public var customMirror: Mirror { Mirror(self, children: ["violations": violations]) }
}
