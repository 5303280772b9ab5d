import BindingsRuntime
import HTTPTypes
import M2P
import M2PSandbox
import Testing

/// The content of each request, as the sandbox and the transport see it.
@Suite struct RequestTests {
    @Test(arguments: SampleCall.all)
    func requestCarriesTokenTenantAndContent(call: SampleCall) async throws {
        try await withTestBed { bed in
            _ = try? await call.send(bed.client)
            let fields = try #require(bed.recorder.requests.first).headerFields
            let tenants = ["X-TENANT-ID", "TENANT"].map { fields[HTTPField.Name($0)!] }
            switch call.operation {
            case .generateOtp, .validateOtp: #expect(tenants == [bed.account.tenant, nil])
            case .generatePurposeOtp, .validatePurposeOtp, .setPin: #expect(tenants == [nil, bed.account.tenant])
            case .login, .createAccessToken: #expect(tenants == [nil, nil])
            }
            let needsToken = SampleCall.authorized.contains { $0.operation == call.operation }
            #expect((fields[.authorization] != nil) == needsToken)
            #expect(fields[.contentType] == "application/json")
            #expect(fields[.accept] == "application/json")
        }
    }

    @Test(arguments: SampleCall.all)
    func sandboxTakesTheRequestForTheOperation(call: SampleCall) async throws {
        try await withTestBed { bed in
            _ = try? await call.send(bed.client)
            let received = try #require(await bed.sandbox.calls.last)
            #expect(received.operation == call.operation)
            #expect(received.wasProcessed)
        }
    }

    @Test(arguments: SampleCall.all)
    func eachCallHasARequestIDOfItsOwn(call: SampleCall) async throws {
        try await withTestBed { bed in
            for _ in 0..<3 { _ = try? await call.send(bed.client) }
            let received = await bed.sandbox.calls.map(\.requestID)
            let sent = bed.recorder.requests.map { $0.headerFields[HTTPField.Name("X-Request-ID")!] }
            #expect(received.count == 3)
            #expect(Set(received).count == 3)
            #expect(sent == received.map(Optional.some))
        }
    }

    @Test(arguments: SampleCall.all)
    func requestIDIsInTheError(call: SampleCall) async throws {
        try await withTestBed { bed in
            let client = bed.client(requestID: { "trace-\(call.operation.rawValue)" })
            await bed.sandbox.inject(.failure(status: 400, code: "XX_999", message: "no"))
            await bed.sandbox.inject(.status(503))
            let documented = try await failure { try await call.send(client) }
            let response = try #require(documented as? any OperationFailure)
            #expect(response.requestID == "trace-\(call.operation.rawValue)")
            let undocumented = try await failure { try await call.send(client) }
            #expect(callError(in: undocumented)?.requestID == "trace-\(call.operation.rawValue)")
            #expect(callError(in: undocumented)?.operationID == call.operation.rawValue)
            #expect("\(undocumented)".contains("trace-\(call.operation.rawValue)"))
        }
    }
}
