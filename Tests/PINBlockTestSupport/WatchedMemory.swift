import Foundation
public import PINBlock

/// An allocator that keeps freed buffers, so that a test can read them.
public final class WatchedMemory: SecretMemory, @unchecked Sendable {
    private let lock = NSLock()
    private var live: [UnsafeMutableRawBufferPointer] = []
    private var released: [UnsafeMutableRawBufferPointer] = []

    public init() {}

    deinit {
        for buffer in live + released { buffer.deallocate() }
    }

    public func allocate(byteCount: Int) -> UnsafeMutableRawBufferPointer {
        lock.withLock {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 16)
            live.append(buffer)
            return buffer
        }
    }

    public func release(_ bytes: UnsafeMutableRawBufferPointer) {
        lock.withLock {
            live.removeAll { $0.baseAddress == bytes.baseAddress }
            released.append(bytes)
        }
    }

    /// The contents of the buffers in use.
    public var liveContents: [[UInt8]] { lock.withLock { live.map { Array($0) } } }

    /// The contents of the freed buffers.
    public var releasedContents: [[UInt8]] { lock.withLock { released.map { Array($0) } } }

    /// Whether at least one buffer was freed, none is in use, and every freed byte is zero.
    public var isClean: Bool {
        liveContents.isEmpty && !releasedContents.isEmpty && releasedContents.allSatisfy { $0.allSatisfy { $0 == 0 } }
    }
}
