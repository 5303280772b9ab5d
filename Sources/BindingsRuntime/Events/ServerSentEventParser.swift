import Foundation

/// Takes a stream apart into events, wherever its chunks begin and end.
struct ServerSentEventParser {
    let limit: Int
    /// Whether an event is above the limit.
    private(set) var isTooLarge = false
    private var line: [UInt8] = []
    private var isFirstLine = true
    /// A carriage return ended the last line, so that a line feed that follows is part of the same end.
    private var isAfterReturn = false

    private var event = ""
    private var data: [UInt8] = []
    private var id = ""
    private var retry: Duration?

    init(limit: Int) {
        self.limit = limit
    }

    /// Gives the events that end within a chunk; none after the first that is above the limit.
    mutating func take(_ chunk: Data) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in chunk {
            let isFeedAfterReturn = isAfterReturn && byte == UInt8(ascii: "\n")
            isAfterReturn = byte == UInt8(ascii: "\r")
            if isFeedAfterReturn { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if let event = endLine() { events.append(event) }
            } else {
                isTooLarge = isTooLarge || line.count + data.count >= limit
                if isTooLarge { return events }
                line.append(byte)
            }
        }
        return events
    }

    /// Processes the line and returns the event that it ends, if any.
    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
            if line.starts(with: byteOrderMark) { line.removeFirst(byteOrderMark.count) }
        }
        if line.isEmpty { return endEvent() }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        var value = line[name.endIndex...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: name, as: UTF8.self) {
        case "data":
            data += value
            data.append(UInt8(ascii: "\n"))
        case "event": event = String(decoding: value, as: UTF8.self)
        case "id": if !value.contains(0) { id = String(decoding: value, as: UTF8.self) }
        case "retry":
            let isNumber = !value.isEmpty && value.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            // What does not fit is longer than anyone waits.
            if isNumber { retry = .milliseconds(Int64(String(decoding: value, as: UTF8.self)) ?? .max) }
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            event = ""
            data.removeAll(keepingCapacity: true)
        }
        if data.isEmpty { return nil }
        return ServerSentEvent(
            event: event.isEmpty ? "message" : event,
            data: String(decoding: data.dropLast(), as: UTF8.self),
            id: id,
            retry: retry
        )
    }
}
