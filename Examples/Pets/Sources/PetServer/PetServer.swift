import FlyingFox
import Foundation

/// A small server that follows openapi.yaml, so that the example has something to call.
public actor PetServer {
    private struct Pet: Codable {
        var id: Int
        var name: String
        var status: String
    }

    private struct NewPet: Decodable {
        var name: String
        var status: String?
    }

    private let server: HTTPServer
    private var serving: Task<Void, any Error>?
    private var pets: [Pet] = []

    private init() throws {
        server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    }

    /// Starts a server on a free port of this machine.
    ///
    /// - Returns: the server, and its origin, such as `http://127.0.0.1:49152`.
    public static func start() async throws -> (server: PetServer, origin: String) {
        let server = try PetServer()
        return (server, try await server.listen())
    }

    /// Stops the server.
    public func stop() async {
        serving?.cancel()
        _ = await serving?.result
    }

    private func listen() async throws -> String {
        await server.appendRoute("GET /v1/pets") { await self.list(status: $0.query["status"]) }
        await server.appendRoute("POST /v1/pets") { try await self.add(await $0.bodyData) }
        await server.appendRoute("GET /v1/pets/:id") { (id: Int) in await self.get(id) }
        serving = Task { [server] in try await server.run() }
        try await server.waitUntilListening()
        guard case .ip4(let host, let port)? = await server.listeningAddress else { throw CancellationError() }
        return "http://\(host):\(port)"
    }

    private func list(status: String?) -> HTTPResponse {
        json(pets.filter { status == nil || $0.status == status })
    }

    private func add(_ body: Data) throws -> HTTPResponse {
        let new = try JSONDecoder().decode(NewPet.self, from: body)
        if pets.contains(where: { $0.name == new.name }) {
            return json(["code": "NAME_TAKEN", "detail": "Another pet has this name."], .conflict)
        }
        let pet = Pet(id: pets.count + 1, name: new.name, status: new.status ?? "available")
        pets.append(pet)
        return json(pet, .created)
    }

    private func get(_ id: Int) -> HTTPResponse {
        guard let pet = pets.first(where: { $0.id == id }) else { return HTTPResponse(statusCode: .notFound) }
        return json(pet)
    }

    private func json(_ value: some Encodable, _ status: HTTPStatusCode = .ok) -> HTTPResponse {
        guard let body = try? JSONEncoder().encode(value) else { return HTTPResponse(statusCode: .internalServerError) }
        return HTTPResponse(statusCode: status, headers: [.contentType: "application/json"], body: body)
    }
}
