#if canImport(CLibCurl)
/// The options that are set, with their numbers in libcurl's ABI (`curl.h`).
enum CurlOption: Int32, CaseIterable {
    // Integers.
    case sslVersion = 32
    case noBody = 44
    case post = 47
    case freshConnect = 74
    case forbidReuse = 75
    case connectTimeout = 78
    case httpVersion = 84
    case noSignal = 99
    case protocols = 181
    case pathAsIs = 234
    case suppressConnectHeaders = 265
    case quickExit = 322
    // Pointers; strings are copied, lists are not.
    case writeData = 10_001
    case url = 10_002
    case readData = 10_009
    case httpHeader = 10_023
    case sslCert = 10_025
    case keyPasswd = 10_026
    case headerData = 10_029
    case customRequest = 10_036
    case caInfo = 10_065
    case sslKey = 10_087
    case caPath = 10_097
    case acceptEncoding = 10_102
    case pinnedPublicKey = 10_230
    // Functions.
    case writeFunction = 20_011
    case readFunction = 20_012
    case headerFunction = 20_079
    // 64-bit integers.
    case postFieldSizeLarge = 30_120
}

/// One transfer's options (an easy handle).
struct CurlHandle {
    let curl: LibCurl
    let easy: UnsafeMutableRawPointer

    /// Returns `false` if libcurl doesn't know the option or was built without support for it.
    @discardableResult
    func set(_ option: CurlOption, _ value: Int) -> Bool {
        curl.setNumber(easy, option.rawValue, value) == 0
    }

    func set(_ option: CurlOption, size: Int) {
        _ = curl.setSize(easy, option.rawValue, Int64(size))
    }

    func set(_ option: CurlOption, _ value: UnsafeRawPointer?) {
        _ = curl.setPointer(easy, option.rawValue, value)
    }

    /// Returns `false` if libcurl doesn't know the option or was built without support for it.
    @discardableResult
    func set(_ option: CurlOption, _ value: String) -> Bool {
        value.withCString { curl.setPointer(easy, option.rawValue, $0) } == 0
    }

    func set(_ option: CurlOption, _ value: @escaping LibCurl.Function) {
        _ = curl.setFunction(easy, option.rawValue, value)
    }
}
#endif
