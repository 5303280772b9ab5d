import BindingsRuntime
import Foundation
import HTTPTypes

extension TransportConformance {
    static let load: [Check] = [HTTPRequest.Method.get, .post].map { method in
        Check("makes 1,000 calls at once and gives each its own answer (\(method))") { make in
            let server = try serving { request, connection in
                connection.respond(200, ["X-Target: \(request.target)"], request.body)
            }
            let transport = try make(TransportLimits())
            let target = try name("X-Target")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<1000 {
                    group.addTask {
                        let sent = method == .post ? Data.pattern(index) : Data()
                        let (response, body) = try await transport.send(
                            request(method, server.authority, "/call/\(index)"),
                            body: method == .post ? HTTPBody(sent) : nil
                        )
                        try expectEqual(response.headerFields[target], "/call/\(index)")
                        try expect(body.data == sent, "\(body) for call \(index)")
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
