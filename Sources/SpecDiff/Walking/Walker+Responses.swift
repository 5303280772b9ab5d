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
        let pair = ResponsePair(old: from, new: to, direction: direction)
        for (rule, judge) in tables.response {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: direction,
                step: step,
                old: from?.location,
                new: to?.location,
                anchor: anchor,
                member: (to ?? from)?.status.text
            )
        }
        if let from, let to { compareContents(from, to, direction, step) }
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
        func judge(_ from: Parameter?, _ to: Parameter?, _ walker: inout Walker) {
            let pair = HeaderPair(old: from, new: to, direction: direction, subject: subject)
            for (rule, judge) in walker.tables.header {
                guard let finding = judge(pair) else { continue }
                walker.keep(
                    rule,
                    finding,
                    direction: direction,
                    step: step,
                    old: from.map { walker.place(finding.keyword, $0.source, $0.location) },
                    new: to.map { walker.place(finding.keyword, $0.source, $0.location) },
                    anchor: anchor
                )
            }
        }
        var rest = Partners(right.indices) { right[$0].name.lowercased() }
        for header in left {
            let other = rest.take(header.name.lowercased()).map { right[$0] }
            judge(header, other, &self)
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
        for index in rest.left { judge(nil, right[index], &self) }
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
