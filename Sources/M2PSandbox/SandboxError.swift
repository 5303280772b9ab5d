/// Why a sandbox does not start.
public enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host is no IPv4 or IPv6 address, nor `localhost`.
    case hostNotAnAddress(String)
    /// The address cannot be listened on: most often the port is in use.
    case cannotListen(host: String, port: UInt16, reason: String)
    /// Two tenants have a user or a client of the same name, or two tenants have the same ID.
    case duplicateName(String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .hostNotAnAddress(let host):
            "'\(host)' is not an IP address; use 127.0.0.1, or ::1"
        case .cannotListen(let host, let port, let reason):
            "cannot listen on \(host) port \(port): \(reason); use another port, or 0 for a free one"
        case .duplicateName(let name):
            "the name '\(name)' is used more than once; tenants, users and clients need unique names"
        }
    }
}
