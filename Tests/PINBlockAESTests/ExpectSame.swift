import PINBlock
import Testing

/// Expects the same PIN.
///
/// `#expect` only accepts copyable values.
func expectSame(
    _ left: borrowing ClearPIN,
    _ right: borrowing ClearPIN,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isSame = left.matches(right)
    #expect(isSame, sourceLocation: sourceLocation)
}
