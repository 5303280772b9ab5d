import Foundation
import Testing

@testable import M2PSandbox

@Suite struct InboxTests {
    /// The token in the page.
    private func token(_ client: SandboxClient) async throws -> String {
        let page = try await client.send("GET", "/").text
        let start = try #require(page.range(of: "name=\"inbox-token\" content=\"")).upperBound
        return String(page[start...].prefix { $0 != "\"" })
    }

    private func post(
        _ client: SandboxClient,
        _ path: String,
        _ body: String = "{}",
        headers: [String: String?] = [:]
    ) async throws -> SandboxClient.Answer {
        let all: [String: String?] = ["X-Inbox-Token": try await token(client), "Content-Type": "application/json"]
        return try await client.send("POST", path, body, headers: all.merging(headers) { $1 })
    }

    @Test func pageRunsItsOwnScriptOnly() async throws {
        try await withSandbox { client in
            let page = try await client.send("GET", "/")
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["x-frame-options"] == "DENY")
            let policy = try #require(page.headers["content-security-policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(!policy.contains("unsafe"))
            let nonce = try #require(policy.split(separator: "'").first { $0.hasPrefix("nonce-") }?.dropFirst(6))
            #expect(page.text.contains("<script nonce=\"\(nonce)\">"))
            let again = try await client.send("GET", "/")
            #expect(again.headers["content-security-policy"] != policy)
            // No external resources, and text is escaped.
            #expect(!page.text.contains("http:"))
            #expect(!page.text.contains("https:"))
            #expect(!page.text.contains("innerHTML"))
            #expect(await client.sandbox.calls.isEmpty)
        }
    }

    @Test func stateHasMessagesCallsAndAccounts() async throws {
        try await withSandbox { client in
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210", "kitNo": "</script><b>"])
            _ = try await client.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"])
            client.sandbox.clock.advance(by: .seconds(60))
            let state = try #require(try await post(client, "/inbox/state").json)
            guard case .array(let messages) = state["messages"], case .array(let calls) = state["calls"],
                case .array(let accounts) = state["accounts"]
            else {
                Issue.record("no lists in \(state.prettyText)")
                return
            }
            #expect(messages.map { $0["id"] } == [2, 1])
            #expect(messages[0]["purpose"] == "LOGIN")
            #expect(messages[0]["otp"]?.text == (await client.sandbox.latestMessage()?.otp))
            #expect(messages[0]["attemptsLeft"] == 3)
            #expect(messages[0]["mobileNumber"] == "•••3210")
            #expect(messages[0]["expiresAt"] == .number("1800000300000e-3"))
            #expect(state["now"] == .number("1800000060000e-3"))
            #expect(messages[1]["kitNo"] == "</script><b>")
            #expect(calls.map { $0["operation"] } == ["generatePurposeOtp", "generateOtp"])
            #expect(accounts.map { $0["tenant"] } == ["ACME_CORP", "ENBDTABBY"])
            #expect(state["pinKey"]?.text == Sandbox.TestAccount.pinKey)
        }
    }

    /// Header fields that another page in the browser would send or omit.
    private static let strange: [[String: String?]] = [
        ["X-Inbox-Token": nil], ["X-Inbox-Token": ""], ["X-Inbox-Token": "00000000000000000000000000000000"],
        ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "http://localhost:1"],
    ]

    @Test(arguments: ["state", "advance", "fault", "reset"], strange)
    func otherPagesAreRefused(action: String, headers: [String: String?]) async throws {
        try await withSandbox { client in
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            let before = client.sandbox.clock.now
            let body = #"{"seconds":60,"fault":"unavailable"}"#
            let answer = try await post(client, "/inbox/\(action)", body, headers: headers)
            #expect(answer.status == 403)
            #expect(answer.code == "SBX_INBOX_TOKEN")
            #expect(client.sandbox.clock.now == before)
            #expect(await client.sandbox.messages.count == 1)
            #expect(try await client.call(.generateOtp, ["mobileNumber": "9876543210"]).status == 200)
        }
    }

    @Test func buttonsAct() async throws {
        try await withSandbox { client in
            let start = client.sandbox.clock.now
            let origin = client.sandbox.baseURL.absoluteString
            let advanced = try await post(client, "/inbox/advance", #"{"seconds":300}"#, headers: ["Origin": origin])
            #expect(advanced.status == 200)
            #expect(client.sandbox.clock.now.timeIntervalSince(start) == 300)
            let failing = try await post(client, "/inbox/fault", #"{"fault":"unavailable","operation":"generateOtp"}"#)
            #expect(failing.json?["pendingFaults"] == .array(["status 503, generateOtp"]))
            #expect(try await client.call(.login, "{}").status == 400)
            #expect(try await client.call(.generateOtp, "{}").status == 503)
            let reset = try await post(client, "/inbox/reset")
            #expect(reset.json?["calls"] == .array([]))
            #expect(client.sandbox.clock.now == start)
        }
    }

    @Test(arguments: InboxFault.allCases) func eachOfferedFaultIsKnown(fault: InboxFault) async throws {
        try await withSandbox { client in
            #expect(
                try await client.send("GET", "/").text.contains("<option value=\"\(fault.rawValue)\">\(fault.label)<")
            )
            let answer = try await post(client, "/inbox/fault", #"{"fault":"\#(fault.rawValue)","operation":null}"#)
            #expect(answer.json?["pendingFaults"] == .array([.string("\(fault.fault.name), any operation")]))
        }
    }

    @Test(arguments: [
        ("advance", "{}"), ("advance", #"{"seconds":0}"#), ("advance", #"{"seconds":-5}"#),
        ("advance", #"{"seconds":"60"}"#),
        ("advance", #"{"seconds":99999999999}"#), ("advance", "{"), ("fault", "{}"), ("fault", #"{"fault":"nothing"}"#),
        ("fault", #"{"fault":"delay","operation":"nothing"}"#),
    ])
    func unknownActionsAreRefused(action: String, body: String) async throws {
        try await withSandbox { client in
            let answer = try await post(client, "/inbox/\(action)", body)
            #expect(answer.status == 400)
            #expect(answer.code == "SBX_INBOX_REQUEST")
        }
    }

    @Test func methodsAreChecked() async throws {
        try await withSandbox { client in
            #expect(try await client.send("HEAD", "/").bytes.isEmpty)
            let posted = try await client.send("POST", "/", "{}")
            #expect(posted.status == 405)
            #expect(posted.headers["allow"] == "GET, HEAD")
            #expect(try await client.send("GET", "/inbox/state").status == 405)
        }
    }

    @Test func pageCanBeTurnedOff() async throws {
        try await withSandbox {
            $0.servesInbox = false
        } _: { client in
            let page = try await client.send("GET", "/")
            #expect(page.status == 404)
            #expect(try await client.send("POST", "/inbox/state", "{}").status == 404)
        }
    }
}
