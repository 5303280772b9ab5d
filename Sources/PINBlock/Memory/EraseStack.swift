/// Runs a step that leaves secrets in the stack frames below it, and overwrites those frames.
///
/// For libraries that work on the stack and do not erase it.
@inline(__always)
package func erasingStack<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    defer { eraseStack(kibibytes: 4) }
    return try inFrameOfItsOwn(body)
}

/// Keeps the step out of its caller's frame, which is not overwritten.
@inline(never)
private func inFrameOfItsOwn<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try body()
}

/// Overwrites what is below the caller's frame, where calls that have returned kept their variables.
@inline(never)
private func eraseStack(kibibytes: Int) {
    // More at once would be taken from the heap.
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { bytes in
        erase(bytes)
        if kibibytes > 1 { eraseStack(kibibytes: kibibytes - 1) }
    }
}
