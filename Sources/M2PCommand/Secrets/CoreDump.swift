import CProcessControl

/// The memory dump of a crashed process, which would contain secrets.
enum CoreDump {
    /// Disables core dumps for the rest of the process.
    ///
    /// On Linux, this also denies access to debuggers and other processes of the same user.
    static func switchOff() throws(Failure) {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        // The limit applies only to files. If the kernel pipes dumps to a program, the flag applies.
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
