import Foundation

/// Every way in which Swift turns a value into a string without accessing its properties by name.
enum Printing {
    /// Each way, and the resulting string.
    static func texts(of value: Any) -> [(way: String, text: String)] {
        var dumped = ""
        dump(value, to: &dumped)
        var texts = [
            ("description", String(describing: value)),
            ("debugDescription", String(reflecting: value)),
            ("interpolation", "\(value)"),
            ("dump", dumped),
            ("mirror", mirrored(value, depth: 0)),
            ("in an array", "\([value])"),
            ("in a dictionary", "\(["key": value])"),
            ("in an optional", String(describing: Optional.some(value))),
            ("in a tuple", "\((1, value))"),
        ]
        if let error = value as? any Error {
            texts.append(("localizedDescription", error.localizedDescription))
            texts.append(("bridged error", "\(error as NSError) \((error as NSError).userInfo)"))
        }
        return texts
    }

    private static func mirrored(_ value: Any, depth: Int) -> String {
        if depth > 16 { return "" }
        var text = ""
        var mirror: Mirror? = Mirror(reflecting: value)
        while let current = mirror {
            for child in current.children {
                text += "\(child.label ?? "") \(String(describing: child.value)) \(String(reflecting: child.value)) "
                text += mirrored(child.value, depth: depth + 1)
            }
            mirror = current.superclassMirror
        }
        return text
    }
}
