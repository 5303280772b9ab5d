/// Runs a step that leaves secrets in its stack frames, and overwrites those frames.
///
/// For libraries that use the stack and don't erase it.
@inline(__always)
package func erasingStack<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    defer { eraseStack(kibibytes: 4) }
    return try inFrameOfItsOwn(body)
}

/// Keeps the step out of its caller's frame, which isn't overwritten.
@inline(never)
private func inFrameOfItsOwn<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try body()
}

/// Overwrites the stack below the caller's frame, where finished calls kept their variables.
@inline(never)
private func eraseStack(kibibytes: Int) {
    // A larger buffer would be allocated on the heap.
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { bytes in
        erase(bytes)
        if kibibytes > 1 { eraseStack(kibibytes: kibibytes - 1) }
    }
}
