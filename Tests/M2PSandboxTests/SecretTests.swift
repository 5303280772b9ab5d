import Foundation
import Testing

@testable import M2PSandbox

@Suite struct SecretTests {
    /// Every way to print a value.
    private func printed(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        let children = Mirror(reflecting: value).children.map { "\($0.label ?? ""): \($0.value)" }
        return "\(value) \(String(reflecting: value)) \(dumped) \(children)"
    }

    @Test func nothingPrintedHoldsASecret() async throws {
        try await withSandbox { client in
            let sandbox = client.sandbox
            let login = try await client.call(.login, ["username": "acme-operator", "password": "acme-password"])
            let access = try await client.call(
                .createAccessToken,
                ["clientId": "acme-backend", "clientSecret": "acme-secret", "grantType": "client_credentials"]
            )
            let generated = try await client.call(
                .generateOtp,
                ["mobileNumber": "9876543210", "linkData": "link-marker"]
            )
            let otp = try #require(await sandbox.latestMessage()).otp
            let trace = try #require(generated.string("result", "traceNumber"))
            let validated = try await client.call(
                .validateOtp,
                [
                    "traceNumber": .string(trace), "mobileOtp": .string(otp), "otp": "otp-marker",
                    "linkData": "link-marker", "mobileNumber": "9876543210", "key-marker": "unknown-marker",
                    "mobile": .members(["value": "9876543210", "countryCode": 91]), "eventName": "shown-event",
                ]
            )
            _ = try await client.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"])
            let purposeOtp = try #require(await sandbox.latestMessage()).otp
            _ = try await client.call(
                .validatePurposeOtp,
                ["mobile": "9876543210", "purpose": "LOGIN", "otp": .string(purposeOtp)]
            )
            let block = "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="
            _ = try await client.call(
                .setPin,
                [
                    "entityId": "615928984620006085281025", "pin": .string(block), "kitNo": "0000000130005054",
                    "expiryDate": "1228", "dob": "15081990",
                ]
            )
            _ = try await client.call(.login, "not json: body-marker")
            _ = try await client.send("POST", "/path-marker", "{}")
            #expect(validated.status == 200)

            let secrets = [
                "acme-password", "acme-secret", "9876543210", "15081990", "1228", otp, purposeOtp, block, "otp-marker",
                "link-marker", "unknown-marker", "key-marker", "body-marker", "path-marker", client.token,
                login.string("token"), access.string("access_token"), validated.string("result", "messageHash"),
            ]
            .compactMap { $0 }
            #expect(secrets.count == 18)
            let text =
                await printed(sandbox.messages) + printed(sandbox.calls) + printed(sandbox.configuration)
                + printed(sandbox.testAccounts) + printed(sandbox)
            let found = secrets.filter { text.contains($0) }
            #expect(found.isEmpty)
            let hidden = ["•••3210", "shown-event", trace, "acme-operator", "130005054"].filter { !text.contains($0) }
            #expect(hidden.isEmpty)
        }
    }

    /// A body, and its redacted form.
    private static let bodies: [(String, String)] = [
        ("", ""), ("{}", "{}"), ("[]", "•••"), ("\"otp\"", "•••"), ("{", "•••"),
        (#"{"mobile":"1234"}"#, "{\n  \"mobile\": \"•••\"\n}"),
        (#"{"mobile":"9876543210"}"#, "{\n  \"mobile\": \"•••3210\"\n}"),
        (#"{"mobile":9876543210}"#, "{\n  \"mobile\": \"•••\"\n}"),
        (#"{"kitNo":["9876"]}"#, "{\n  \"kitNo\": \"•••\"\n}"),
        (#"{"kitNo":{"kitNo":"9876"}}"#, "{\n  \"kitNo\": \"•••\"\n}"),
        (#"{"result":"text"}"#, "{\n  \"result\": \"•••\"\n}"),
        (
            #"{"result":[["text"]]}"#,
            "{\n  \"result\": [\n    \"•••\"\n  ]\n}".replacingOccurrences(
                of: "\"•••\"",
                with: "[\n      \"•••\"\n    ]"
            )
        ),
        (
            #"{"otp":null,"status":true,"countryCode":91}"#,
            "{\n  \"otp\": null,\n  \"status\": true,\n  \"countryCode\": 91\n}"
        ),
    ]

    @Test(arguments: bodies) func onlyHarmlessMembersAreShown(body: String, shown: String) {
        #expect(Redactor.redact(Array(body.utf8)) == shown)
    }

    @Test func errorsAndFaultsHoldNoSecret() {
        let error = SandboxError.cannotListen(host: "127.0.0.1", port: 1, reason: "in use")
        #expect("\(error)" == "cannot listen on 127.0.0.1 port 1: in use; use another port, or 0 for a free one")
    }
}
