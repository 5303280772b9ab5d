import BindgenFiles

/// Reads files of git revisions, through the `git` on the path.
enum Git {
    /// The bytes of `path` in a revision; the path is relative to the repository's root, as git has it.
    static func read(_ path: String, at revision: String) throws(FileError) -> [UInt8] {
        guard revision.first != "-", !revision.isEmpty else {
            throw FileError("cannot read '\(path)'", reason: "'\(revision)' is no git revision")
        }
        let result = try run(["cat-file", "blob", "\(revision):\(path)"])
        guard result.status == 0 else {
            let reason = String(decoding: result.error, as: UTF8.self).split(separator: "\n").first ?? "git failed"
            let isMissing = reason.contains("does not exist") || reason.contains("exists on disk")
            throw FileError(
                "cannot read '\(revision):\(path)'",
                reason: isMissing ? "\(reason); paths start at the top of the repository, or with './'" : String(reason)
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
        defer {
            close(output[0])
            close(errors[0])
        }
        let started = start(arguments, output: output, errors: errors)
        close(output[1])
        close(errors[1])
        guard let process = started else { throw FileError("cannot run", "git") }
        // git writes at most one line of errors here, which fits the pipe, so reading one after the other is safe.
        let bytes = try FileStore.readAll(output[0], "git's output")
        let error = try FileStore.readAll(errors[0], "git's errors")
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { throw FileError("cannot wait for", "git") }
        }
        return Result(status: status, output: bytes, error: error)
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
