import CProcessControl

/// The copy of a crashed process's memory, with the secrets in it.
enum CoreDump {
    /// Switches core dumps off for the rest of the process.
    ///
    /// On Linux the memory is closed to debuggers and other processes of the same user too.
    static func switchOff() throws(Failure) {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        // The limit is for files alone: where the kernel hands dumps to a program, the flag counts.
        guard setrlimit(coreLimit, &limit) == 0, m2p_make_undumpable() == 0 else {
            throw .failed("cannot disable core dumps: \(systemMessage())")
        }
    }

    #if canImport(Glibc)
    private static let coreLimit = __rlimit_resource_t(RLIMIT_CORE.rawValue)
    #else
    private static let coreLimit = RLIMIT_CORE
    #endif
}
