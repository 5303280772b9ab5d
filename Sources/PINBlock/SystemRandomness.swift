/// The system's cryptographic generator, as a value that takes up memory.
///
/// `SystemRandomNumberGenerator` has no size, and for such a value the compiler (6.3.1) passes an undefined address as
/// `inout`. Built with the thread sanitizer, the callee has that address looked at, which ends the process now and then.
struct SystemRandomness: RandomNumberGenerator {
    private let size: UInt8 = 1

    mutating func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
