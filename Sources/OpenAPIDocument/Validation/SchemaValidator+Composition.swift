import YAMLTree

/// The keywords that apply to the same value.
extension SchemaValidator {
    mutating func checkComposition(_ value: Node, _ id: SchemaID, _ schema: Schema, _ check: inout Check) {
        for member in schema.allOf { validate(value, member, &check) }
        for (members, isExclusive) in [(schema.anyOf, false), (schema.oneOf, true)] where !members.isEmpty {
            if let discriminator = schema.discriminator, let text = value[discriminator.propertyName]?.string,
                isNamed(text, discriminator, members)
            {
                checkDiscriminated(value, text, discriminator, members, &check)
            } else {
                checkAlternatives(value, members, isExclusive, &check)
            }
        }
    }

    /// The member of a union that a string names.
    func member(_ text: String, _ discriminator: Schema.Discriminator, _ members: [SchemaID]) -> SchemaID? {
        if let mapped = discriminator.mapping.first(where: { $0.value == text }) { return mapped.target }
        let named = members.first { names[$0] == text || names[document.target(of: $0)] == text }
        return named ?? discriminator.defaultMapping
    }

    /// Whether a discriminator value must name a member: it does, or every member has an explicit name.
    private func isNamed(_ text: String, _ discriminator: Schema.Discriminator, _ members: [SchemaID]) -> Bool {
        if member(text, discriminator, members) != nil { return true }
        return members.allSatisfy { member in
            let target = document.target(of: member)
            return names[target] != nil || discriminator.mapping.contains { document.target(of: $0.target) == target }
        }
    }

    private mutating func checkDiscriminated(
        _ value: Node,
        _ text: String,
        _ discriminator: Schema.Discriminator,
        _ members: [SchemaID],
        _ check: inout Check
    ) {
        if let member = member(text, discriminator, members) { return validate(value, member, &check) }
        let known = discriminator.mapping.map(\.value) + members.compactMap { names[document.target(of: $0)] }
        check.report(
            "'\(text)' of '\(discriminator.propertyName)' does not name any of the schemas",
            at: value[discriminator.propertyName] ?? value,
            closestMatch(to: text, among: known).map { "did you mean '\($0)'?" }
        )
    }

    private mutating func checkAlternatives(
        _ value: Node,
        _ members: [SchemaID],
        _ isExclusive: Bool,
        _ check: inout Check
    ) {
        let fits = members.map { fit(value, $0, like: check) }
        let fitting = fits.filter(\.violations.isEmpty)
        for fit in fitting { check.note(fit) }
        let keyword = isExclusive ? "oneOf" : "anyOf"
        if fitting.isEmpty {
            // The alternative that fails deepest, and in the fewest places, was probably meant.
            let closest = fits.min { left, right in
                let (first, second) = (left.closeness, right.closeness)
                return first.depth != second.depth ? first.depth > second.depth : first.count < second.count
            }
            if let only = closest?.violations.first, members.count == 1 || only.depth > check.depth {
                check.violations.append(only)
            } else {
                let detail =
                    closest?.violations.first { !$0.isType }.map { "; the closest schema reports: \($0.message)" } ?? ""
                check.report(
                    "\(value.summary) matches none of the \(members.count) schemas of '\(keyword)'\(detail)",
                    at: value
                )
            }
        } else if isExclusive, fitting.count > 1, fitting.filter({ !$0.isUncertain }).count > 1 {
            check.report(
                "\(value.summary) matches \(fitting.count) schemas of 'oneOf', but must match exactly one",
                at: value
            )
        }
    }

    mutating func checkConditions(_ value: Node, _ schema: Schema, _ check: inout Check) {
        guard let rare = schema.rare else { return }
        if let negated = rare.not {
            let fit = fit(value, negated, like: check)
            if fit.violations.isEmpty, !fit.isUncertain {
                check.report("\(value.summary) matches the schema of 'not'", at: value)
            }
        }
        if let condition = rare.if {
            let fit = fit(value, condition, like: check)
            if fit.isUncertain {
                check.isUncertain = true
                check.hasSeenAll = true
            } else if fit.violations.isEmpty {
                check.note(fit)
                if let then = rare.then { validate(value, then, &check) }
            } else if let other = rare.else {
                validate(value, other, &check)
            }
        }
        guard let members = value.mapping else { return }
        for dependent in rare.dependentRequired where members[dependent.property] != nil {
            for name in dependent.required where members[name] == nil {
                check.report("'\(name)' is required when '\(dependent.property)' is present", at: value)
            }
        }
        for dependent in rare.dependentSchemas where members[dependent.name] != nil {
            validate(value, dependent.schema, &check)
        }
    }
}

extension SchemaValidator.Check {
    /// How deep a check got into the value, and in how many places it failed.
    fileprivate var closeness: (depth: Int, count: Int) {
        if violations.contains(where: { $0.isType && $0.depth == depth }) { return (-1, violations.count) }
        return (violations.map(\.depth).min() ?? 0, violations.count)
    }
}
