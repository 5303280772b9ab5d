import Foundation
import Testing

@testable import M2PSandbox

@Suite struct StateTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test func limitSlidesWithTime() {
        var limiter = RateLimiter(.init(count: 2, per: .seconds(60)))
        #expect(limiter.admit("a", at: start) == .admitted)
        #expect(limiter.admit("a", at: start + 30) == .admitted)
        #expect(limiter.admit("a", at: start + 30.5) == .refused(retryAfter: 30))
        #expect(limiter.admit("b", at: start + 30.5) == .admitted)
        #expect(limiter.admit("a", at: start + 59.9) == .refused(retryAfter: 1))
        #expect(limiter.admit("a", at: start + 60) == .admitted)
        #expect(limiter.admit("a", at: start + 61) == .refused(retryAfter: 29))
    }

    @Test func nothingIsLimitedWithoutALimit() {
        var limiter = RateLimiter(nil)
        for _ in 1...1_000 { #expect(limiter.admit("a", at: start) == .admitted) }
    }

    @Test func clockGoesForwardOnly() {
        let clock = SandboxClock(frozenAt: start)
        clock.advance(by: .milliseconds(1_500))
        clock.advance(by: .seconds(-10))
        #expect(clock.now == start + 1.5)
        clock.reset()
        #expect(clock.now == start)
        let running = SandboxClock()
        running.advance(by: .seconds(3_600))
        #expect(abs(running.now.timeIntervalSinceNow - 3_600) < 60)
    }

    @Test func ringKeepsTheLastElements() {
        var ring = Ring<Int>(capacity: 3)
        #expect(ring.elements.isEmpty)
        for number in 1...7 { ring.append(number) }
        #expect(ring.elements == [5, 6, 7])
    }

    @Test func oldPasswordsAreForgotten() {
        var book = PasswordBook(capacity: 2)
        for number in 1...3 {
            _ = book.issue(
                .trace(tenant: "t", "\(number)"),
                code: Secret("1"),
                at: start,
                lifetime: .seconds(1),
                attempts: 3
            )
        }
        #expect(book.check(.trace(tenant: "t", "1"), "1", at: start) == nil)
        #expect(book.check(.trace(tenant: "t", "3"), "1", at: start) == .correct)
    }

    @Test func uuidHasVersionAndVariant() {
        var random = RandomSource(.seeded(3))
        let texts = (0..<200).map { _ in random.uuid() }
        #expect(Set(texts).count == 200)
        for text in texts {
            let letters = Array(text)
            #expect(UUID(uuidString: text) != nil)
            #expect(letters[14] == "4")
            #expect("89ab".contains(letters[19]))
        }
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"),
        ("::", "[::1]"),
    ])
    func urlHasAReachableHost(host: String, reachable: String) {
        var configuration = Sandbox.Configuration()
        configuration.host = host
        #expect(configuration.reachableHost == reachable)
    }
}
