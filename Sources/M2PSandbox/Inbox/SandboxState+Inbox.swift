import Foundation

extension SandboxState {
    /// The page's data, newest first, with at most one hundred messages and calls.
    func inboxState(baseURL: String) -> JSONValue {
        .members([
            "now": seconds(now),
            "baseURL": .string(baseURL),
            "pinKey": JSONValue(configuration.pinCipher == nil ? Sandbox.TestAccount.pinKey : nil),
            "pendingFaults": .array(faults.pending.map { .string($0) }),
            "accounts": .array(configuration.tenants.compactMap(\.testAccount).map(account)),
            "messageCount": JSONValue(messages.all.count),
            "messages": .array(currentMessages.suffix(100).reversed().map(message)),
            "callCount": JSONValue(callLog.all.count),
            "calls": .array(callLog.all.suffix(100).reversed().map(call)),
        ])
    }

    private func seconds(_ date: Date) -> JSONValue {
        let milliseconds = Int(exactly: (date.timeIntervalSince1970 * 1_000).rounded()) ?? 0
        return .number("\(milliseconds)e-3")
    }

    private func account(_ account: Sandbox.TestAccount) -> JSONValue {
        .members([
            "tenant": .string(account.tenant), "username": .string(account.username),
            "password": .string(account.password), "clientId": .string(account.clientId),
            "clientSecret": .string(account.clientSecret), "mobileNumber": .string(account.mobileNumber),
            "entityId": .string(account.entityId), "kitNo": .string(account.paddedKitNo),
            "expiryDate": .string(account.expiryDate), "dob": .string(account.dateOfBirth),
        ])
    }

    private func message(_ message: Sandbox.Message) -> JSONValue {
        .members([
            "id": JSONValue(message.id), "otp": .string(message.otp), "channel": .string(message.channel.rawValue),
            "mobileNumber": .string(Secret.masked(mobileNumber: message.mobileNumber)),
            "tenant": .string(message.tenant), "purpose": JSONValue(message.purpose), "kitNo": JSONValue(message.kitNo),
            "traceNumber": JSONValue(message.traceNumber), "sentAt": seconds(message.sentAt),
            "expiresAt": seconds(message.expiresAt), "attemptsLeft": JSONValue(message.attemptsLeft),
            "state": .string(message.state.rawValue),
        ])
    }

    private func call(_ call: Sandbox.Call) -> JSONValue {
        .members([
            "id": JSONValue(call.id), "operation": JSONValue(call.operation?.rawValue),
            "status": call.status.map { JSONValue($0) } ?? .null, "code": JSONValue(call.code),
            "fault": JSONValue(call.fault), "requestID": .string(call.requestID),
            "receivedAt": seconds(call.receivedAt),
            "request": .string(call.requestBody), "response": .string(call.responseBody),
        ])
    }
}
