@_spi(Generated) import BindingsRuntime
import Testing

/// What the string formats accept before sending.
@Suite struct TextFormatTests {
    private struct Checked: Validatable {
        let format: TextFormat
        let text: String

        func validate(_ validator: inout Validator) { validator.text("text", text, format: format) }
    }

    private func accepts(_ format: TextFormat, _ text: String) -> Bool {
        Checked(format: format, text: text).violations.isEmpty
    }

    @Test(arguments: [
        (TextFormat.uuid, ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"]),
        (.email, ["a@example.com", "a+b@x", "ü@example.com"]),
        (.uri, ["https://example.com/a?b#c", "urn:isbn:0451450523", "mailto:a@example.com", "https://example.com/ü"]),
        (.hostname, ["example.com", "localhost", "a-b.example.", "xn--bcher-kva.example", "_dmarc.example.com"]),
        (.ipv4, ["192.0.2.1", "0.0.0.0", "255.255.255.255"]),
        (.ipv6, ["::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "fe80::1%eth0", "1::"]),
        (.time, ["09:30:00Z", "09:30:00.25+05:30", "23:59:60Z"]),
        (.duration, ["P3D", "PT36H", "P1Y2M3DT4H5M6.5S", "P2W", "-P1D"]),
    ])
    func takesWhatItIs(_ format: TextFormat, _ texts: [String]) {
        for text in texts { #expect(accepts(format, text), "\(text)") }
    }

    @Test(arguments: [
        (TextFormat.uuid, ["", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"]),
        (.email, ["", "a", "@example.com", "a@", "a b@example.com"]),
        (.uri, ["", "example.com", "/path", "https:", "1a:b", "https://exa mple.com"]),
        (.hostname, ["", ".", "a..b", "-a.example", "a b", String(repeating: "a", count: 64)]),
        (.ipv4, ["", "192.0.2", "192.0.2.256", "192.0.2.1.5", "a.b.c.d", "192.0.2."]),
        (
            .ipv6,
            [
                "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
            ]
        ),
        (.time, ["", "9:30", "25:00:00Z", "noon"]),
        (.duration, ["", "P", "3D", "PT", "P1S", "P1D2M", "PT1H1H", "PD"]),
    ])
    func refusesWhatItIsNot(_ format: TextFormat, _ texts: [String]) {
        for text in texts { #expect(!accepts(format, text), "\(text)") }
    }
}
