/// The sandbox's response, before it becomes an HTTP response.
struct Reply: Sendable {
    enum Content: Sendable {
        case json(JSONValue)
        case bytes([UInt8], type: String)
    }

    var status: Int
    /// The business code, for the list of calls.
    var code: String?
    var headers: [(name: String, value: String)] = []
    var content: Content

    static func ok(_ body: JSONValue) -> Reply {
        Reply(status: 200, content: .json(body))
    }

    /// The customer API's success.
    static func result(_ result: JSONValue) -> Reply {
        ok(.members(["result": result, "pagination": .null]))
    }

    /// The OTP manager's success.
    static func success(_ message: String) -> Reply {
        ok(.members(["status": "success", "message": .string(message)]))
    }

    var bytes: [UInt8] {
        switch content {
        case .json(let value): value.bytes
        case .bytes(let bytes, _): bytes
        }
    }

    var contentType: String {
        switch content {
        case .json: "application/json"
        case .bytes(_, let type): type
        }
    }
}
