import Foundation

/// Decoders with a document each, for as many bodies as are decoded at once; making them anew took a tenth of a call.
///
/// Nothing here is generic: each layer that is costs a call a fiftieth.
final class JSONDecoders: @unchecked Sendable {
    struct Element {
        let decoder = JSONDecoder()
        let document = JSONDocument()

        fileprivate init() { decoder.userInfo[JSONDocument.key] = document }
    }

    private let lock = NSLock()
    private var free: [Element] = []

    /// A decoder that nobody uses.
    func take() -> Element {
        lock.lock()
        let element = free.popLast()
        lock.unlock()
        return element ?? Element()
    }

    /// Gives a decoder back.
    func give(_ element: Element) {
        element.document.close()
        lock.lock()
        if free.count < 16 { free.append(element) }
        lock.unlock()
    }
}
