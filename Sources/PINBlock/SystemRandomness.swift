/// The system's cryptographic generator, as a value with a nonzero size.
///
/// `SystemRandomNumberGenerator` has no size, and for such a value, the compiler (6.3.1) passes an undefined address
/// as `inout`. With the thread sanitizer, the callee accesses that address, which sometimes crashes the process.
struct SystemRandomness: RandomNumberGenerator {
    private let size: UInt8 = 1

    mutating func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
