import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension URLRequest {
    /// Creates a request from checked parts, without a streamed body.
    init(_ request: HTTPRequest, _ target: RequestTarget, body: Data?) throws(TransportError) {
        guard let url = URL(string: target.url), url.absoluteString == target.url else {
            throw .invalidRequest("the authority and path aren't a URL")
        }
        self.init(url: url)
        httpMethod = request.method.rawValue
        httpBody = body
        httpShouldHandleCookies = false
        for field in request.headerFields {
            // RFC 9110, section 5.3: repeated fields are one list.
            setValue(request.headerFields[field.name], forHTTPHeaderField: field.name.rawName)
        }
    }
}

extension HTTPResponse {
    /// Reads the fields from URLSession: repeated fields as one, joined with `, `, and in no particular order.
    init?(_ response: URLResponse?) {
        guard let response = response as? HTTPURLResponse, 100...999 ~= response.statusCode else { return nil }
        self.init(status: Status(code: response.statusCode))
        for (name, value) in response.allHeaderFields {
            guard let name = name as? String, let value = value as? String, let name = HTTPField.Name(name) else {
                continue
            }
            headerFields.append(HTTPField(name: name, value: value))
        }
    }
}
