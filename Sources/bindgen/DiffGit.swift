import BindingsGeneration

/// Reads files of git revisions, through the `git` on the path.
enum Git {
    /// The bytes of `path` in a revision.
    ///
    /// The path is relative to the repository's root, as in git.
    static func read(_ path: String, at revision: String) throws(FileError) -> [UInt8] {
        guard !path.utf8.contains(0), !revision.utf8.contains(0) else {
            throw FileError("cannot read '\(path)'", reason: "the path contains a NUL byte")
        }
        guard revision.first != "-", !revision.isEmpty else {
            throw FileError("cannot read '\(path)'", reason: "'\(revision)' is not a git revision")
        }
        let result = try run(["cat-file", "blob", "\(revision):\(path)"])
        guard result.status == 0 else {
            let reason = String(decoding: result.error, as: UTF8.self).split(separator: "\n").first ?? "git failed"
            let isMissing = reason.contains("does not exist") || reason.contains("exists on disk")
            throw FileError(
                "cannot read '\(revision):\(path)'",
                reason: isMissing
                    ? "\(reason); paths are relative to the repository's root, or start with './'" : String(reason)
            )
        }
        return result.output
    }

    private struct Result {
        var status: Int32
        var output: [UInt8]
        var error: [UInt8]
    }

    private static func run(_ arguments: [String]) throws(FileError) -> Result {
        var output: [Int32] = [-1, -1]
        guard pipe(&output) == 0 else { throw FileError("cannot run", "git") }
        var errors: [Int32] = [-1, -1]
        guard pipe(&errors) == 0 else {
            close(output[0])
            close(output[1])
            throw FileError("cannot run", "git")
        }
        let started = start(arguments, output: output, errors: errors)
        close(output[1])
        close(errors[1])
        defer {
            close(output[0])
            close(errors[0])
        }
        guard let process = started else { throw FileError("cannot run", "git") }
        let (bytes, error) = try readBoth(output[0], errors[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { throw FileError("cannot wait for", "git") }
        }
        return Result(status: status, output: bytes, error: error)
    }

    /// Reads two pipes as they fill.
    ///
    /// Waiting for the end of one of them can block forever, because git waits if the other is full.
    private static func readBoth(_ output: Int32, _ errors: Int32) throws(FileError) -> ([UInt8], [UInt8]) {
        var read: [[UInt8]] = [[], []]
        var pipes = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while pipes.contains(where: { $0.fd >= 0 }) {
            if poll(&pipes, nfds_t(pipes.count), -1) < 0 {
                if errno == EINTR { continue }
                throw FileError("cannot read", "git's output")
            }
            for index in pipes.indices where pipes[index].revents != 0 {
                let chunk = try FileStore.readSome(pipes[index].fd, "git's output")
                // A negative descriptor is ignored. Only the first error is reported, so the rest isn't kept.
                if chunk.isEmpty { pipes[index].fd = -1 }
                if index == 0 || read[index].count < 1 << 16 { read[index] += chunk }
            }
            if read[0].count > FileStore.mostBytes {
                throw FileError("cannot read git's output", reason: "the file is too large")
            }
        }
        return (read[0], read[1])
    }

    private static func start(_ arguments: [String], output: [Int32], errors: [Int32]) -> pid_t? {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO)
        for descriptor in output + errors { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var words: [UnsafeMutablePointer<CChar>?] = (["git"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, "git", &actions, nil, &words, environment) == 0 else { return nil }
        return process
    }

    private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        #if canImport(Darwin)
        _NSGetEnviron().pointee
        #else
        environ
        #endif
    }
}
