import OpenAPIDocument
import YAMLTree

extension Walker {
    /// - Parameter direction: of what is in the response: read by the caller, but for webhooks and callbacks.
    mutating func compareResponses(
        _ left: [Response],
        _ right: [Response],
        _ direction: Direction,
        _ step: Int32,
        _ operation: OpenAPIDocument.Operation
    ) {
        let anchor = operation.source.entry("responses")?.key.location ?? operation.location
        var rest = Partners(right.indices) { right[$0].status }
        for response in left {
            let other = rest.take(response.status).map { right[$0] }
            let named = other == nil ? right.filter { $0.isNamed(outOf: response, left) } : []
            // A range that is named code by code now: each is what the range was.
            for code in named { compareContents(response, code, direction, step) }
            if named.isEmpty { compare(response, other, direction, step, anchor) }
        }
        for index in rest.left { compare(nil, right[index], direction, step, anchor) }
    }

    private mutating func compare(
        _ from: Response?,
        _ to: Response?,
        _ direction: Direction,
        _ step: Int32,
        _ anchor: SourceLocation
    ) {
        guard let known = to ?? from else { return }
        let site = Site(
            subject: "the response \(known.status.text)",
            direction: direction,
            step: step,
            base: from.map { Site.Spot($0.location) },
            revision: to.map { Site.Spot($0.location) },
            member: known.status.text,
            anchor: anchor
        )
        guard let from, let to else {
            let aspect: Aspect =
                known.status == .default ? .defaultResponse : known.status.isSuccess ? .success : .failure
            state(aspect, removed: from?.status.text, added: to?.status.text, .widens, site)
            return
        }
        if from.description != to.description || from.origin != to.origin {
            state(.responseDescription, "", to.status.text, .annotates, site)
        }
        compareFailures(from, to, site)
        compareContents(from, to, direction, step)
    }

    private mutating func compareFailures(_ from: Response, _ to: Response, _ site: Site) {
        var site = site
        func spot(_ response: Response) -> Site.Spot {
            Site.Spot(
                response.errorCodes?.location ?? response.failureCondition?.location ?? response.location
            )
        }
        (site.base, site.revision) = (spot(from), spot(to))
        let (before, after) = (from.errorCodes?.codes ?? [], to.errorCodes?.codes ?? [])
        let (old, new) = (before.map(\.code.text), after.map(\.code.text))
        state(.errorCode, removed: old.missing(in: new), added: new.missing(in: old), .widens, site)
        let known = after.keyed(by: \.code.text)
        let renamed = before.first { $0.name.text != known[$0.code.text]?.name.text && known[$0.code.text] != nil }
        if let renamed, let other = known[renamed.code.text] {
            let code = renamed.code.text.shortened
            let words = "'\(code)' is now called '\(other.name.text)', not '\(renamed.name.text)'"
            state(.errorCodeName, "", words, .annotates, site)
        }
        if let one = from.errorCodes, let other = to.errorCodes {
            let (old, new) = (Set(one.places.map(\.pointer)), Set(other.places.map(\.pointer)))
            let relation = Relation(acceptsOld: old.isSubset(of: new), acceptsNew: new.isSubset(of: old))
            if let effect = relation.effect { state(.errorCodePlace, "", "", effect, site) }
        }
        let (one, other) = (from.failureCondition?.pointer, to.failureCondition?.pointer)
        if let one, let other {
            if one != other { state(.failurePlace, "\(one)", "\(other)", .annotates, site) }
        } else {
            state(.failureCondition, removed: one.map { "\($0)" }, added: other.map { "\($0)" }, .annotates, site)
        }
    }

    private mutating func compareContents(_ from: Response, _ to: Response, _ direction: Direction, _ step: Int32) {
        let subject = "the response \(to.status.text)"
        compareHeaders(from.headers, to.headers, direction, subject, step, to.location)
        compareMedia(from.content, to.content, direction, subject, step, anchor: to.location)
        if let a = from.failureCondition, let b = to.failureCondition {
            let work = Work(old: a.schema, new: b.schema, direction: direction, role: .body, isText: false, step: step)
            enqueue(work, .part("the failure in \(subject)", .body), under: step)
        }
    }

    mutating func compareHeaders(
        _ left: [Parameter],
        _ right: [Parameter],
        _ direction: Direction,
        _ subject: String,
        _ step: Int32,
        _ anchor: SourceLocation
    ) {
        var rest = Partners(right.indices) { right[$0].name.lowercased() }
        for header in left {
            let other = rest.take(header.name.lowercased()).map { right[$0] }
            compareHeader(header, other, direction, subject, step, anchor)
            if let other {
                compareContent(
                    header,
                    other,
                    .part("the header '\(header.name)' of \(subject)", .header),
                    role: .header,
                    direction,
                    step,
                    isRepeatable: false
                )
            }
        }
        for index in rest.left { compareHeader(nil, right[index], direction, subject, step, anchor) }
    }

    private mutating func compareHeader(
        _ from: Parameter?,
        _ to: Parameter?,
        _ direction: Direction,
        _ subject: String,
        _ step: Int32,
        _ anchor: SourceLocation
    ) {
        guard let known = to ?? from else { return }
        let site = Site(
            subject: "the header '\(known.name)' of \(subject)",
            direction: direction,
            step: step,
            base: from.map { Site.Spot($0.location, $0.source) },
            revision: to.map { Site.Spot($0.location, $0.source) },
            anchor: anchor
        )
        guard let from, let to else {
            let isRequired = known.isRequired
            let effect: Effect = isRequired ? .narrows : .widens
            state(isRequired ? .requiredHeader : .optionalHeader, from != nil, to != nil, effect, site)
            return
        }
        state(.headerRequirement, from.isRequired, to.isRequired, .narrows, at: "required", site)
        if from.description != to.description { state(.headerDescription, "", "", .annotates, at: "description", site) }
    }
}

extension Response {
    /// Whether this is a code of a range which the old side, in `responses`, does not name.
    fileprivate func isNamed(outOf range: Response, _ responses: [Response]) -> Bool {
        guard case .range(let digit) = range.status, case .code(let code) = status, code / 100 == digit else {
            return false
        }
        return !responses.contains { $0.status == status }
    }
}

extension Response.StatusPattern {
    var text: String {
        switch self {
        case .code(let code): String(code)
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }

    var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let digit): digit == 2
        case .default: false
        }
    }
}
