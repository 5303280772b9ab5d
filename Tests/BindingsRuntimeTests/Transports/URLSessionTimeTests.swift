import BindingsTesting
import Foundation
import HTTPTypes
import Testing
import TransportConformance

@testable import BindingsRuntime

/// Timeouts of URLSessionTransport, on a clock that only the tests advance.
struct URLSessionTimeTests {
    @Test(arguments: [
        (TransportLimits(idleTime: .seconds(30), totalTime: .seconds(60)), Duration.seconds(30)),
        (TransportLimits(idleTime: .seconds(90), totalTime: .seconds(60)), Duration.seconds(60)),
    ])
    func silentServerIsLeftWhenTheShorterLimitIsReached(_ limits: TransportLimits, _ time: Duration) async throws {
        let server = try LoopbackServer { $0.waitForClose() }
        let clock = ManualClock()
        let transport = URLSessionTransport(limits: limits, clock: clock)
        let call = Task { try await transport.send(.get(server), body: nil) }
        await clock.sleepers(1, until: time)
        clock.advance(by: time - .nanoseconds(1))
        await clock.sleepers(1, until: .nanoseconds(1))
        clock.advance(by: .nanoseconds(1))
        await #expect(throws: TransportError.timedOut) { try await call.value }
    }

    @Test func streamHasNoWholeTimeAndIsSilentOnlyWhileItsReaderWaits() async throws {
        let isAsked = DispatchSemaphore(value: 0)
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            isAsked.wait()
            connection.write("4\r\nhalf\r\n")
            connection.waitForClose()
        }
        let clock = ManualClock()
        let limits = TransportLimits(idleTime: .seconds(30), totalTime: .seconds(60))
        let transport = URLSessionTransport(limits: limits, clock: clock)
        let (_, body) = try await transport.stream(.get(server), body: nil) { _ in true }
        for _ in 0..<10 {
            await clock.sleepers(1)
            clock.advance(by: .seconds(60))
        }
        isAsked.signal()
        let (chunks, chunk) = AsyncStream.makeStream(of: Data.self)
        let reading = Task { () -> (any Error)? in
            do {
                for try await part in body { chunk.yield(part) }
                return nil
            } catch { return error }
        }
        var seen = chunks.makeAsyncIterator()
        #expect(await seen.next() == Data("half".utf8))
        let ticking = Task {
            while !Task.isCancelled {
                clock.advance(by: .seconds(30))
                await Task.yield()
            }
        }
        #expect(await reading.value as? TransportError == .timedOut)
        ticking.cancel()
    }
}

extension HTTPRequest {
    fileprivate static func get(_ server: LoopbackServer) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "http", authority: server.authority, path: "/")
    }
}
