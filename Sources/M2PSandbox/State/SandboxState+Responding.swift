import Foundation

/// The result of a call on the wire.
enum Outcome: Sendable {
    case reply(Reply)
    /// The connection ends after half of the body.
    case truncated(Reply)
    /// The connection ends without a byte.
    case dropped
}

extension SandboxState {
    /// Answers a call with its injected fault, and records it redacted.
    func respond(to call: Incoming) async -> Outcome {
        callCount += 1
        let receivedAt = now
        let fault = faults.take(for: call.operation) ?? configuration.faultForCall?(call.operation, callCount)
        let (outcome, wasProcessed) = await respond(to: call, fault)
        record(call, outcome, fault, wasProcessed: wasProcessed, receivedAt: receivedAt)
        return outcome
    }

    private func respond(to call: Incoming, _ fault: Sandbox.Fault?) async -> (Outcome, wasProcessed: Bool) {
        let family = call.operation.family
        switch fault {
        case nil:
            return (.reply(await answer(call, sendingFails: false)), true)
        case .sendingFailed:
            return (.reply(await answer(call, sendingFails: true)), true)
        case .delay(let duration):
            // Interrupted only when the sandbox stops, which closes its connections.
            try? await Task.sleep(for: duration)
            return (.reply(await answer(call, sendingFails: false)), true)
        case .stall:
            await stall()
            guard !stalls.isOpen else { return (.dropped, false) }
            return (.reply(await answer(call, sendingFails: false)), true)
        case .status(let status, let retryAfter):
            var refusal = Refusal(status: status, code: "SBX_STATUS_\(status)", title: statusPhrase(status))
            if let retryAfter { refusal.headers.append((name: "Retry-After", value: retryAfter)) }
            return (.reply(refuse(refusal, family)), false)
        case .failure(let status, let code, let message):
            let refusal = Refusal.injected(status: status, code: code, message: message)
            return (.reply(refuse(refusal, family)), false)
        case .expiredToken:
            if let token = call.bearerToken { tokens.revoke(token) }
            return (.reply(refuse(.unauthorized, family)), false)
        case .dropConnection:
            return (.dropped, false)
        case .dropConnectionAfterProcessing:
            _ = await answer(call, sendingFails: false)
            return (.dropped, true)
        case .garbageBody:
            _ = await answer(call, sendingFails: false)
            let garbage = Array("{\"result\": <!doctype ".utf8) + [0xFF, 0xFE, 0x00]
            return (.reply(Reply(status: 200, content: .bytes(garbage, type: "application/json"))), true)
        case .truncatedBody:
            return (.truncated(await answer(call, sendingFails: false)), true)
        }
    }

    private func stall() async {
        let ticket = stalls.ticket()
        await withTaskCancellationHandler {
            await withCheckedContinuation { stalls.wait(ticket, $0) }
        } onCancel: {
            Task { await self.endStall(ticket) }
        }
    }

    private func endStall(_ ticket: Int) {
        stalls.cancel(ticket)
    }

    private func record(
        _ call: Incoming,
        _ outcome: Outcome,
        _ fault: Sandbox.Fault?,
        wasProcessed: Bool,
        receivedAt: Date
    ) {
        let reply: Reply? =
            switch outcome {
            case .reply(let reply), .truncated(let reply): reply
            case .dropped: nil
            }
        callLog.append { id in
            Sandbox.Call(
                id: id,
                operation: call.operation,
                status: reply?.status,
                code: reply?.code,
                requestID: call.requestID,
                wasProcessed: wasProcessed,
                fault: fault?.name,
                receivedAt: receivedAt,
                requestBody: Redactor.redact(call.body),
                responseBody: reply.map { Redactor.redact($0.bytes) } ?? ""
            )
        }
    }

    /// Answers and records a request that doesn't match any operation, or is invalid.
    func refuseUnrouted(
        _ refusal: Refusal,
        _ family: APIFamily,
        _ operation: Sandbox.Operation?,
        requestID: String
    ) -> Reply {
        let reply = refuse(refusal, family)
        callLog.append { id in
            Sandbox.Call(
                id: id,
                operation: operation,
                status: reply.status,
                code: reply.code,
                requestID: requestID,
                wasProcessed: false,
                fault: nil,
                receivedAt: now,
                requestBody: "",
                responseBody: Redactor.redact(reply.bytes)
            )
        }
        return reply
    }
}
