import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension URLRequest {
    /// Makes a request of checked parts; a body that is a stream is not among them.
    init(_ request: HTTPRequest, body: HTTPBody?) throws(TransportError) {
        let target = try RequestTarget(request, hasBody: body.map { $0.count != 0 } ?? false)
        guard let url = URL(string: target.url), url.absoluteString == target.url else {
            throw .invalidRequest("the authority and path are no URL")
        }
        self.init(url: url)
        httpMethod = request.method.rawValue
        httpShouldHandleCookies = false
        for field in request.headerFields {
            // RFC 9110, section 5.3: repeated fields are one list; cookies have a separator of their own.
            if field.name == .cookie, let earlier = value(forHTTPHeaderField: field.name.rawName) {
                setValue("\(earlier); \(field.value)", forHTTPHeaderField: field.name.rawName)
            } else if let earlier = value(forHTTPHeaderField: field.name.rawName) {
                setValue("\(earlier), \(field.value)", forHTTPHeaderField: field.name.rawName)
            } else {
                setValue(field.value, forHTTPHeaderField: field.name.rawName)
            }
        }
        guard let body, body.count != 0 else { return }
        httpBody = body.data
        if request.headerFields[.contentType] == nil {
            // URLSession would call it a form.
            setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")
        }
    }
}

extension HTTPResponse {
    /// Reads what URLSession received: repeated fields as one, joined with `, `, and in no order of their own.
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
