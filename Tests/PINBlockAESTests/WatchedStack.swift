import Foundation

/// The stack of a thread, which can be read after the thread has ended.
enum WatchedStack {
    private static let size = 1 << 20

    /// Runs `body` on a thread whose stack is the test's own memory, and reads what is left there.
    static func contents(after body: @escaping @Sendable () throws -> Void) throws -> [UInt8] {
        let stack = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16_384)
        defer { stack.deallocate() }
        stack.initializeMemory(as: UInt8.self, repeating: 0)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        guard let base = stack.baseAddress, pthread_attr_setstack(&attributes, base, size) == 0 else {
            throw CocoaError(.featureUnsupported)
        }
        let work = Work(body)
        #if canImport(Darwin)
        var thread: pthread_t?
        let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { Work.run($0) }
        #else
        var thread = pthread_t()
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { Work.run($0) }
        #endif
        guard pthread_create(&thread, &attributes, start, Unmanaged.passUnretained(work).toOpaque()) == 0 else {
            throw CocoaError(.featureUnsupported)
        }
        #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
        #else
        pthread_join(thread, nil)
        #endif
        try work.result?.get()
        return Array(stack)
    }

    private final class Work {
        private let body: () throws -> Void
        private(set) var result: Result<Void, any Error>?

        init(_ body: @escaping () throws -> Void) { self.body = body }

        static func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let work else { return nil }
            let this = Unmanaged<Work>.fromOpaque(work).takeUnretainedValue()
            this.result = Result { try this.body() }
            return nil
        }
    }
}
