/// Why a sandbox can't start.
public enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host isn't an IPv4 or IPv6 address or `localhost`.
    case hostNotAnAddress(String)
    /// Can't listen on the address.
    ///
    /// Usually, the port is in use.
    case cannotListen(host: String, port: UInt16, reason: String)
    /// Two tenants have a user or a client with the same name, or two tenants have the same ID.
    case duplicateName(String)

    /// The problem and the fix.
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
