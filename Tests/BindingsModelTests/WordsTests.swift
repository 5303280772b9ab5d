import Testing

@testable import BindingsModel

/// The fast path for names of ASCII letters and digits returns the same result as the general path.
@Suite struct WordsTests {
    @Test(arguments: [
        "name", "access_token", "URLPath", "userURL", "MAX_VALUE", "MAX", "v2Pet", "a1B2", "HTTPServer2XX", "_id",
        "$ref",
        "/a/b", ".net", "a--b", "X-Request-ID", "3d-secure", "A_b", "aB_C", "FOO2BAR_BAZ", "iOS", "eTag2", "ABc",
        "AB_C_",
    ])
    func shortWayAgrees(_ name: String) throws {
        try expectAgreement(name)
    }

    @Test func shortWayAgreesOnAnyMixture() throws {
        var generator = Sequence(state: 7)
        let alphabet = Array("aZbYcX019_-. $/")
        for _ in 0..<4000 {
            let length = Int(generator.next() % 10) + 1
            let letters = (0..<length).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
            let name = String(letters)
            guard plain(name, lowerFirst: true) != nil else { continue }
            try expectAgreement(name)
        }
    }

    @Test(arguments: ["", "-", "+1", "a+b", "-1", "größe", "@type", "*", "a\u{0301}"])
    func otherNamesGoTheGeneralWay(_ name: String) {
        #expect(plain(name, lowerFirst: true) == nil)
    }

    private func expectAgreement(_ name: String) throws {
        for lowerFirst in [true, false] {
            let short = try #require(plain(name, lowerFirst: lowerFirst), "\(name)")
            #expect(short == Words(name).joined(lowerFirst: lowerFirst), "\(name)")
        }
    }

    private func plain(_ name: String, lowerFirst: Bool) -> String? {
        var name = name
        return name.withUTF8 { ASCIIWords($0)?.joined(lowerFirst: lowerFirst) }
    }

    /// An xorshift generator with the same pseudorandom numbers in each run.
    private struct Sequence {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
