import FlyingFox

/// The page at `/` and what it asks for.
struct Inbox: Sendable {
    init(_ state: SandboxState) async {
    }

    func reply(to request: HTTPRequest) async throws -> Reply? { nil }
}
