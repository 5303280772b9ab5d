import OpenAPIDocument
import YAMLTree

extension Walker {
    /// - Parameter site: The site of the response's content. It is read by the caller, except for webhooks and
    ///   callbacks.
    mutating func compareResponses(_ left: [Response], _ right: [Response], _ site: Site) {
        var rest = Partners(right.indices) { right[$0].status }
        for response in left {
            let other = rest.take(response.status).map { right[$0] }
            let named = other == nil ? right.filter { $0.isNamed(outOf: response, left) } : []
            // A range that is now listed code by code: each code had the range's response.
            for code in named { compareContents(response, code, site) }
            if named.isEmpty { compare(response, other, site) }
        }
        for index in rest.left { compare(nil, right[index], site) }
    }

    private mutating func compare(_ from: Response?, _ to: Response?, _ site: Site) {
        guard let known = to ?? from else { return }
        let status = known.status.text
        let spots = (from.map { Site.Spot($0.location) }, to.map { Site.Spot($0.location) })
        let own = site.at(spots.0, spots.1, "the response \(status)", member: status)
        guard let from, let to else {
            let aspect: Aspect =
                known.status == .default ? .defaultResponse : known.status.isSuccess ? .success : .failure
            return state(aspect, removed: from.map { _ in status }, added: to.map { _ in status }, .widens, own)
        }
        if from.description != to.description || from.origin != to.origin {
            state(.responseDescription, "", status, .annotates, own)
        }
        compareFailures(from, to, own)
        compareContents(from, to, site)
    }

    private mutating func compareFailures(_ from: Response, _ to: Response, _ site: Site) {
        let site = site.at(from.failureSpot, to.failureSpot, site.subject)
        let (before, after) = (from.errorCodes?.codes ?? [], to.errorCodes?.codes ?? [])
        state(.errorCode, lists: before.map(\.code.text), after.map(\.code.text), .widens, site)
        let known = after.keyed(by: \.code.text)
        let renamed = before.lazy.compactMap { one in known[one.code.text].map { (one, $0) } }
        if let (one, other) = renamed.first(where: { $0.name.text != $1.name.text }) {
            let words = "'\(one.code.text.shortened)' is now named '\(other.name.text)', not '\(one.name.text)'"
            state(.errorCodeName, "", words, .annotates, site)
        }
        if let one = from.errorCodes, let other = to.errorCodes {
            let relation = Relation(Set(one.places.map(\.pointer)), Set(other.places.map(\.pointer)))
            if let effect = relation.effect { state(.errorCodePlace, "", "", effect, site) }
        }
        let (one, other) = (from.failureCondition.map { "\($0.pointer)" }, to.failureCondition.map { "\($0.pointer)" })
        if let one, let other {
            if one != other { state(.failurePlace, one, other, .annotates, site) }
        } else {
            state(.failureCondition, removed: one, added: other, .annotates, site)
        }
    }

    private mutating func compareContents(_ from: Response, _ to: Response, _ site: Site) {
        let subject = "the response \(to.status.text)"
        let own = site.at(nil, nil, subject, anchor: to.location)
        compareHeaders(from.headers, to.headers, own)
        compareMedia(from.content, to.content, own)
        if let a = from.failureCondition, let b = to.failureCondition {
            enqueue(Work(a.schema, b.schema, .body, site), .part("the failure in \(subject)", .body), under: site.step)
        }
    }

    mutating func compareHeaders(_ left: [Parameter], _ right: [Parameter], _ site: Site) {
        var rest = Partners(right.indices) { right[$0].name.lowercased() }
        for header in left {
            compareHeader(header, rest.take(header.name.lowercased()).map { right[$0] }, site)
        }
        for index in rest.left { compareHeader(nil, right[index], site) }
    }

    private mutating func compareHeader(_ from: Parameter?, _ to: Parameter?, _ site: Site) {
        guard let known = to ?? from else { return }
        let site = site.at(from?.spot, to?.spot, "the header '\(known.name)' of \(site.subject ?? "")")
        guard let from, let to else {
            let aspect: Aspect = known.isRequired ? .requiredHeader : .optionalHeader
            return state(aspect, from != nil, to != nil, known.isRequired ? .narrows : .widens, site)
        }
        state(.headerRequirement, from.isRequired, to.isRequired, .narrows, at: "required", site)
        if from.description != to.description { state(.headerDescription, "", "", .annotates, at: "description", site) }
        compareContent(from, to, .header, site)
    }
}

extension Response {
    /// Whether this code belongs to a range and isn't listed in the old `responses`.
    fileprivate func isNamed(outOf range: Response, _ responses: [Response]) -> Bool {
        guard case .range(let digit) = range.status, case .code(let code) = status, code / 100 == digit else {
            return false
        }
        return !responses.contains { $0.status == status }
    }

    /// Where it identifies failures.
    fileprivate var failureSpot: Site.Spot {
        Site.Spot(errorCodes?.location ?? failureCondition?.location ?? location)
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
