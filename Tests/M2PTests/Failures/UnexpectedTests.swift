import BindingsRuntime
import HTTPTypes
import M2P
import M2PSandbox
import PINBlock
import Testing

/// For every operation, undocumented results are `.unexpected`, with an actionable reason.
@Suite struct UnexpectedTests {
    private func reason(_ bed: TestBed, _ call: SampleCall, _ client: M2PClient? = nil) async throws -> CallError {
        let error = try await failure { try await call.send(client ?? bed.client) }
        #expect(caseName(of: error) == "unexpected")
        return try #require(callError(in: error))
    }

    @Test(arguments: SampleCall.all, [Sandbox.Fault.dropConnection, .dropConnectionAfterProcessing, .truncatedBody])
    func droppedConnectionIsATransportErrorThatMayHaveBeenProcessed(call: SampleCall, fault: Sandbox.Fault) async throws
    {
        try await withTestBed { bed in
            // URLSession resends a request whose connection was dropped immediately.
            await bed.sandbox.inject(fault, times: 2)
            let error = try await reason(bed, call)
            guard case .transport(.connectionLost) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(!error.isUnprocessed)
        }
    }

    @Test(arguments: SampleCall.all)
    func noServerIsATransportErrorThatWasNotProcessed(call: SampleCall) async throws {
        try await withTestBed { bed in
            await bed.sandbox.stop()
            let error = try await reason(bed, call)
            guard case .transport(.notConnected) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(error.isUnprocessed)
        }
    }

    @Test(arguments: SampleCall.all)
    func garbageIsAnUndecodableBodyWithAllThatCame(call: SampleCall) async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(.garbageBody)
            let error = try await reason(bed, call)
            guard case .undecodableBody(let received, let problem) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(received.status == .ok)
            #expect(received.headerFields[.contentType] == "application/json")
            #expect(received.body.starts(with: Array("{\"result\": <!doctype".utf8)))
            #expect(problem == "not valid JSON at line 1, column 12 (byte 11)")
        }
    }

    @Test(arguments: SampleCall.all, [(418, false), (500, false), (503, true)])
    func undocumentedStatusIsReportedWithItsHeaderFields(call: SampleCall, status: (Int, Bool)) async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(.status(status.0, retryAfter: "7"))
            let error = try await reason(bed, call)
            guard case .undocumentedStatus(let received) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(received.status.code == status.0)
            #expect(received.headerFields[.retryAfter] == "7")
            #expect(!received.body.isEmpty)
            #expect(error.isUnprocessed == status.1)
        }
    }

    @Test(arguments: SampleCall.authorized)
    func missingCredentialIsNamedAndNothingIsSent(call: SampleCall) async throws {
        try await withTestBed { bed in
            var client = bed.client
            client.api.credentials = M2PClient.Credentials(bearerAuth: "token")
            let error = try await reason(bed, call, client)
            let customer = call.operation == .generateOtp || call.operation == .validateOtp
            guard case .missingCredential(let schemes) = error.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(schemes == [customer ? "tenantId" : "tenant"])
            #expect(error.isUnprocessed)
            #expect(await bed.sandbox.callCount == 0)
        }
    }

    @Test(arguments: SampleCall.all)
    func cancelledCallEndsAsCancelled(call: SampleCall) async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(.stall)
            let client = bed.client
            let task = Task { try await call.send(client) }
            while await bed.sandbox.stalledCalls == 0 { await Task.yield() }
            task.cancel()
            let error = try await failure { try await task.value }
            guard case .cancelled = callError(in: error)?.reason else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(arguments: SampleCall.all)
    func callOfACancelledTaskIsNotSent(call: SampleCall) async throws {
        try await withTestBed { bed in
            let client = bed.client
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await call.send(client)
            }
            let error = try await failure { try await task.value }
            guard case .cancelled = callError(in: error)?.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(await bed.sandbox.callCount == 0)
        }
    }
}
