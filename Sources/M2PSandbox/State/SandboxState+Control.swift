extension SandboxState {
    func makeRequestID() -> String {
        random.uuid()
    }

    func inject(_ fault: Sandbox.Fault, for operation: Sandbox.Operation?, times: Int) {
        faults.add(fault, for: operation, times: times)
    }

    func removeFaults() {
        faults = FaultQueue()
    }

    func releaseStalledCalls() {
        stalls.releaseAll()
    }

    func revokeTokens() {
        tokens = TokenBook()
    }

    func issueToken(tenant name: String, lifetime: Duration) -> String? {
        guard let tenant = configuration.tenants.first(where: { $0.id == name }) else { return nil }
        return issueToken(tenant, subject: "sandbox", lifetime: lifetime)
    }

    /// Waits for a message.
    ///
    /// Nil if the task is canceled or the sandbox stops.
    func message(after minimum: Int, to mobileNumber: String?) async -> Sandbox.Message? {
        waitCount += 1
        let id = waitCount
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || stalls.isOpen {
                    continuation.resume(returning: nil)
                } else {
                    messages.wait(id: id, after: minimum, mobileNumber: mobileNumber, continuation)
                }
            }
        } onCancel: {
            Task { await self.giveUpWaiting(id) }
        }
    }

    private func giveUpWaiting(_ id: Int) {
        messages.giveUp(id: id)
    }

    /// Releases all waiting tasks.
    func close() {
        stalls.open()
        messages.giveUpAll()
    }
}
