#if canImport(CLibCurl)
import Foundation
import HTTPTypes

/// One exchange that libcurl carries out.
///
/// Only its loop's thread uses it, except for `start`, `cancel` and `resumeReading`, which call that thread.
final class CurlTransfer: RunningRequest, @unchecked Sendable {
    let exchange: TransportExchange
    private let requests: CurlRequests
    private let curl: LibCurl
    private let fields: HTTPFields
    private let tls: TLSIdentity?
    private(set) var easy: UnsafeMutableRawPointer?
    private var fieldList: UnsafeMutableRawPointer?
    private var unsent: Data
    private let uploaded: FileHandle?
    private var sentCount = 0
    private var head: HTTPResponse?
    private var headSize = 0
    private var isHeldBack = false

    init(_ curl: LibCurl, _ exchange: TransportExchange, _ settings: CurlSettings, _ requests: CurlRequests) {
        self.curl = curl
        self.exchange = exchange
        let own = exchange.request.headerFields
        fields = settings.fields.filter { own[$0.name] == nil } + own
        tls = settings.tls
        self.requests = requests
        unsent = exchange.body ?? Data()
        uploaded = exchange.upload?.read()
    }

    func start() { requests.send(.start(self)) }
    func cancel() { requests.send(.cancel(self)) }
    func pauseReading() { isHeldBack = true }
    func resumeReading() { requests.send(.resumeReading(self)) }

    /// Lets libcurl deliver the data that was paused.
    func bringMore() {
        guard let easy, isHeldBack else { return }
        isHeldBack = false
        _ = curl.easyPause(easy, 0)
    }

    /// Creates the handle of the transfer, or returns nil if memory or a security feature of libcurl is missing.
    func makeHandle() -> UnsafeMutableRawPointer? {
        guard let easy = curl.easyInit() else { return nil }
        self.easy = easy
        let handle = CurlHandle(curl: curl, easy: easy)
        guard setConnection(handle), setTLS(handle) else { return nil }
        setRequest(handle)
        setFunctions(handle)
        return easy
    }

    /// Frees libcurl's state for it.
    func freeHandle() {
        if let easy { curl.easyCleanup(easy) }
        curl.slistFreeAll(fieldList)
        (easy, fieldList) = (nil, nil)
    }

    private func setConnection(_ handle: CurlHandle) -> Bool {
        let (http, https) = (1, 2)
        let http2OverTLS = 4
        handle.set(.httpVersion, http2OverTLS)
        handle.set(.suppressConnectHeaders, 1)
        handle.set(.noSignal, 1)
        // Don't wait for a pending name lookup (libcurl 7.87).
        handle.set(.quickExit, 1)
        // The exchange measures the time. libcurl's own connect timeout would include the wait for a free connection.
        handle.set(.connectTimeout, 1_000_000)
        // If a kept connection breaks before the response, libcurl would send the request again, even if its method
        // isn't idempotent. And a long-lived stream doesn't take a connection from others.
        let isKept = !exchange.isLong && exchange.request.method.isIdempotent && exchange.body == nil
        handle.set(.freshConnect, isKept ? 0 : 1)
        handle.set(.forbidReuse, exchange.isLong ? 1 : 0)
        return handle.set(.protocols, http | https)
    }

    /// Returns `false` if an option can't be set, because more servers would be trusted than the caller wanted.
    private func setTLS(_ handle: CurlHandle) -> Bool {
        let tls12 = 6
        var isSet = handle.set(.sslVersion, tls12)
        if let certificates = tls?.certificates { isSet = handle.set(.sslCert, certificates) && isSet }
        if let privateKey = tls?.privateKey {
            isSet = handle.set(.sslKey, privateKey) && isSet
            // Otherwise, OpenSSL would prompt for one at the terminal.
            handle.set(.keyPasswd, "")
        }
        if let roots = tls?.roots {
            isSet = handle.set(.caInfo, roots) && isSet
            handle.set(.caPath, nil)
        } else if curl.hasRoots(handle.easy) == 0, let roots = Self.systemRoots {
            handle.set(.caInfo, roots)
        }
        if let keys = tls?.pinnedKeys, !keys.isEmpty {
            isSet = handle.set(.pinnedPublicKey, keys.map { "sha256//\($0)" }.joined(separator: ";")) && isSet
        }
        return isSet
    }

    /// The paths of the trusted certificate authorities in Linux distributions.
    private static let systemRoots = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ].first { FileManager.default.fileExists(atPath: $0) }

    private func setRequest(_ handle: CurlHandle) {
        let request = exchange.request
        handle.set(.url, exchange.target.url)
        handle.set(.pathAsIs, 1)
        let size = exchange.upload?.count ?? unsent.count
        if request.method == .head {
            handle.set(.noBody, 1)
        } else if size > 0 || [.post, .put, .patch].contains(request.method) {
            handle.set(.post, 1)
            handle.set(.postFieldSizeLarge, size: size)
        }
        handle.set(.customRequest, request.method.rawValue)
        // All encodings that this libcurl can decode.
        handle.set(.acceptEncoding, "")
        for name in Self.ownFields where fields[name] == nil { append("\(name.rawName):") }
        var names: Set<HTTPField.Name> = []
        for field in fields where names.insert(field.name).inserted {
            // RFC 9110, section 5.3: repeated fields form a list. libcurl wants a semicolon after a name without a value.
            let value = fields[field.name] ?? ""
            append(value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(value)")
        }
        if let fieldList { handle.set(.httpHeader, fieldList) }
    }

    /// The fields that libcurl would add.
    private static let ownFields = ["Accept", "Expect", "Content-Type"].compactMap { HTTPField.Name($0) }

    private func append(_ field: String) {
        fieldList = curl.slistAppend(fieldList, field) ?? fieldList
    }
}

// Called by libcurl.
extension CurlTransfer {
    /// The maximum size of a response's head, including trailer fields.
    private static let headLimit = 256 * 1024
    private static let (pause, abort) = (0x1000_0001, 0x1000_0000)

    private func setFunctions(_ handle: CurlHandle) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        for option in [CurlOption.headerData, .writeData, .readData] { handle.set(option, context) }
        handle.set(.headerFunction) { bytes, size, count, context in
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return CurlTransfer.of(context).takeLine(line) ? size * count : 0
        }
        handle.set(.writeFunction) { bytes, size, count, context in
            let transfer = CurlTransfer.of(context)
            // It delivers the same data again later.
            if transfer.isHeldBack { return CurlTransfer.pause }
            transfer.exchange.receive(Data(bytes: bytes, count: size * count))
            return size * count
        }
        handle.set(.readFunction) { bytes, size, count, context in
            CurlTransfer.of(context).fill(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
        guard let context else { preconditionFailure("libcurl gives back the context that it was given") }
        return Unmanaged.fromOpaque(context).takeUnretainedValue()
    }

    /// Takes one line of a head, or returns `false` if there are too many.
    private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headSize += bytes.count
        guard headSize <= Self.headLimit else {
            exchange.end(throwing: TransportError.connectionLost("the head is larger than \(Self.headLimit) bytes"))
            return false
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        if line.starts(with: "HTTP/".utf8) {
            let code = line.split(separator: UInt8(ascii: " ")).dropFirst().first.flatMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
            head = code.flatMap { 100...999 ~= $0 ? HTTPResponse(status: .init(code: $0)) : nil }
        } else if line.isEmpty {
            // 1xx responses precede the final one.
            if let head, head.status.kind != .informational { exchange.receive(head) }
            head = nil
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        {
            // Trailer fields are ignored.
            head?.headerFields.append(HTTPField(name: name, value: line[colon...].dropFirst()))
        }
        return true
    }

    /// Provides the next bytes of the request.
    private func fill(_ space: UnsafeMutableRawBufferPointer) -> Int {
        var count = min(unsent.count, space.count)
        if let upload = exchange.upload {
            count = uploaded.map { read($0.fileDescriptor, space.baseAddress, space.count) } ?? -1
            // The file can't be read to its end.
            guard count > 0 || (count == 0 && sentCount == upload.count) else { return Self.abort }
        } else {
            unsent.copyBytes(to: space, count: count)
            unsent = unsent.dropFirst(count)
        }
        sentCount += count
        exchange.noteProgress(sent: sentCount)
        return count
    }
}

extension HTTPRequest.Method {
    /// RFC 9110, section 9.2.2.
    fileprivate var isIdempotent: Bool { [.get, .head, .options, .trace, .put, .delete].contains(self) }
}
#endif
