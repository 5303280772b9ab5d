import Foundation
import HTTPTypes

@_spi(Generated) extension RequestBuilder {
    /// Makes a text the body.
    public mutating func text(_ text: String, contentType: String) {
        content(FileContent(Data(text.utf8)), contentType: contentType)
    }

    /// Makes bytes, or a stream of them, the body; their own media type goes before the document's.
    public mutating func content(_ content: FileContent, contentType: String) {
        setBody(content.body, contentType: content.contentType ?? contentType)
    }

    /// Makes a multipart form the body.
    public mutating func multipart(_ form: MultipartForm) {
        setBody(form.body, contentType: form.contentType)
    }

    /// Makes the members of a value an `application/x-www-form-urlencoded` body, sorted by name.
    ///
    /// - Parameter delimited: the members whose elements go into one text with a comma (`explode: false`).
    public mutating func form(_ value: some Encodable, delimited: Set<String> = []) throws {
        guard case .object(let members) = try JSONCoding.jsonValue(of: value) else { return }
        var pairs: [String] = []
        for (name, member) in members.sorted(by: { $0.key < $1.key }) where member != .null {
            let content: ParameterContent =
                switch member {
                case .array(let items): .array(try items.map(EncodedParameter.text))
                case .object(let members):
                    .object(
                        try members.sorted { $0.key < $1.key }.map { ($0.key, try EncodedParameter.text($0.value)) }
                    )
                default: .primitive(try EncodedParameter.text(member))
                }
            pairs += ParameterStyle.form.pairs(
                name,
                content,
                explode: !delimited.contains(name),
                encode: PercentEncoding.encode
            )
        }
        setBody(HTTPBody(Data(pairs.joined(separator: "&").utf8)), contentType: "application/x-www-form-urlencoded")
    }

    /// Makes a text the whole query.
    public mutating func querystring(_ value: (some ParameterEncodable)?) {
        guard let value else { return }
        setQuery(ParameterStyle.form.pairs("", value.parameterContent, explode: true, encode: PercentEncoding.encode))
    }
}
