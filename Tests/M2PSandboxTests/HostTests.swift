import Testing

@testable import M2PSandbox

@Suite struct HostTests {
    private static let fields: [(String?, Bool)] = [
        ("localhost", true), ("LOCALHOST:8080", true), ("127.0.0.1", true), ("127.0.0.1:1", true), ("127.8.9.10", true),
        ("[::1]", true), ("[::1]:8080", true), ("dev.test:1", true),
        (nil, false), ("", false), ("evil.example", false), ("127.0.0.1.evil.example", false),
        ("localhost.evil.example", false),
        ("evil.example:127", false), ("127.0.0.256", false), ("127.0.0", false), ("127.0.0.1:", true),
        ("127.0.0.1:x", false),
        ("[::2]", false), ("[::1", false), ("localhost@evil.example", false), ("192.168.0.1", false),
        ("127.0.0.1 ", false),
    ]

    @Test(arguments: fields) func onlyLoopbackNamesAreServed(field: String?, isServed: Bool) {
        var configuration = Sandbox.Configuration()
        configuration.allowedHosts = ["dev.test"]
        #expect(HostRule(configuration).accepts(field) == isServed)
    }

    @Test(arguments: ["/", "/auth/login", "/Yappay/otp-manager/generate", "/prepaid/customer/v1/otp/generate"])
    func strangeHostIsMisdirected(path: String) async throws {
        try await withSandbox { client in
            for headers in [["Host: evil.example"], []] {
                let (head, body) = try await RawConnection.exchange(
                    with: client.sandbox,
                    path,
                    headers: headers + ["Content-Type: application/json"],
                    body: "{}"
                )
                #expect(head.hasPrefix("HTTP/1.1 421 Misdirected Request"))
                #expect(body.contains("The Host field does not name this sandbox"))
            }
        }
    }
}
