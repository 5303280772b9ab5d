#if canImport(CLibCurl)
/// libcurl's functions, in the order of the table in CLibCurl.h.
///
/// They can be called on any thread.
struct LibCurl: Sendable {
    typealias Handle = UnsafeMutableRawPointer
    /// Takes received bytes, or fills the buffer with bytes to send, and returns their number.
    typealias Function =
        @convention(c) @Sendable (UnsafeMutablePointer<CChar>, Int, Int, UnsafeMutableRawPointer?) -> Int

    let globalInit: @convention(c) @Sendable (Int) -> Int32
    let easyInit: @convention(c) @Sendable () -> Handle?
    let easyCleanup: @convention(c) @Sendable (Handle) -> Void
    let easyPause: @convention(c) @Sendable (Handle, Int32) -> Int32
    let multiInit: @convention(c) @Sendable () -> Handle?
    let multiCleanup: @convention(c) @Sendable (Handle) -> Int32
    let multiAddHandle: @convention(c) @Sendable (Handle, Handle) -> Int32
    let multiRemoveHandle: @convention(c) @Sendable (Handle, Handle) -> Int32
    let multiPerform: @convention(c) @Sendable (Handle, UnsafeMutablePointer<Int32>) -> Int32
    let multiPoll: @convention(c) @Sendable (Handle, Handle?, UInt32, Int32, UnsafeMutablePointer<Int32>?) -> Int32
    let multiWakeup: @convention(c) @Sendable (Handle) -> Int32
    let multiInfoRead: @convention(c) @Sendable (Handle, UnsafeMutablePointer<Int32>) -> UnsafeRawPointer?
    let slistAppend: @convention(c) @Sendable (Handle?, UnsafePointer<CChar>) -> Handle?
    let slistFreeAll: @convention(c) @Sendable (Handle?) -> Void
    let setNumber: @convention(c) @Sendable (Handle, Int32, Int) -> Int32
    let setSize: @convention(c) @Sendable (Handle, Int32, Int64) -> Int32
    let setPointer: @convention(c) @Sendable (Handle, Int32, UnsafeRawPointer?) -> Int32
    let setFunction: @convention(c) @Sendable (Handle, Int32, Function) -> Int32
    let setMultiNumber: @convention(c) @Sendable (Handle, Int32, Int) -> Int32
    let hasRoots: @convention(c) @Sendable (Handle) -> Int32

    /// A message of libcurl about a transfer (`CURLMsg`).
    struct Message {
        /// 1 for the end of a transfer.
        let kind: Int32
        let easy: Handle
        let code: Int32
    }

    /// Nil if the process has no libcurl.
    static let shared = table()?.assumingMemoryBound(to: LibCurl.self).pointee

    // If CLibCurl was imported as a C module, everyone who imports this module would need to find it, too.
    @_silgen_name("bindings_libcurl")
    private static func table() -> UnsafeRawPointer?
}
#endif
