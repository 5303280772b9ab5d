package import YAMLTree

/// One difference between two documents, judged by one rule.
package struct Change: Sendable {
    package var rule: String
    /// The rule without its direction.
    package var edit: String
    package var level: Level
    /// Whether the change can expose a secret.
    package var isSecurity: Bool
    /// A sentence with the values.
    package var message: String
    /// What to do instead.
    package var advice: String
    /// Nil for a change that isn't in requests or responses, such as a server or a tag.
    package var direction: Direction?
    /// The affected operations.
    ///
    /// Empty for the whole document.
    package var operations: OperationList
    package var base: Place?
    package var revision: Place?
    /// The closest enclosing element that the revision still has, if the changed one was removed.
    package var anchor: Place?

    /// A location in one of the two documents.
    package struct Place: Hashable, Sendable {
        package var file: String
        package var location: SourceLocation
        /// A location in the named file.
        package var pointer: JSONPointer?

        package init(file: String, location: SourceLocation, pointer: JSONPointer?) {
            self.file = file
            self.location = location
            self.pointer = pointer
        }
    }
}

/// An operation as callers know it: method and path, and its id.
package struct OperationName: Hashable, Sendable {
    package var method: String
    /// The path template, or the webhook's name.
    package var path: String
    package var id: String?
    package var isWebhook: Bool

    package init(method: String, path: String, id: String?, isWebhook: Bool = false) {
        self.method = method
        self.path = path
        self.id = id
        self.isWebhook = isWebhook
    }
}

extension OperationName: CustomStringConvertible {
    package var description: String { isWebhook ? "webhook \(path) \(method)" : "\(method) \(path)" }
}

/// Some of the operations of two documents, in document order.
///
/// A change at the end of a long chain of schemas affects most operations, so a list stores their numbers and shares
/// the names.
package struct OperationList: RandomAccessCollection, Sendable {
    private let names: [OperationName]
    private let numbers: [Int]

    /// - Parameter numbers: Indices into `names`, in ascending order.
    init(_ names: [OperationName] = [], _ numbers: [Int] = []) {
        self.names = names
        self.numbers = numbers
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { numbers.count }
    package subscript(index: Int) -> OperationName { names[numbers[index]] }

    func union(_ other: OperationList) -> OperationList {
        var merged: [Int] = []
        var (left, right) = (numbers[...], other.numbers[...])
        while let one = left.first, let another = right.first {
            merged.append(Swift.min(one, another))
            if one <= another { left.removeFirst() }
            if another <= one { right.removeFirst() }
        }
        return OperationList(names.isEmpty ? other.names : names, merged + left + right)
    }

    /// `POST /v1/otp/generate and 2 more`.
    var phrase: String {
        guard let first else { return "the document" }
        return count == 1 ? first.description : "\(first) and \(count - 1) more"
    }
}
