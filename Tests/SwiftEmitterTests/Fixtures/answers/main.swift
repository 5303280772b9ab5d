import BindingsRuntime
import Foundation
import HTTPTypes

// Unions that only a trial tells apart, nested as deep as a body may be: twice the work for each level would never end.
func tree(_ depth: Int, _ inside: String) -> String {
    String(repeating: #"{"child":"#, count: depth) + inside + String(repeating: #","weight":"a"}"#, count: depth)
}

let deep = HTTPBody(Data(tree(63, "[]").utf8))
var found = try GetTree.output(from: HTTPResponse(status: .ok), body: deep)
var levels = 0
while case .fork(let fork) = found {
    found = fork.child
    levels += 1
}
expect(levels, 63)
expect(found.isUnrecognized, false)

// The same with a value at the bottom that fits nothing, and at each level a member that fits no type.
let strange = tree(62, #"{"child":null,"weight":[]}"#).replacing(#""a""#, with: "false")
let unknown = try GetTree.output(from: HTTPResponse(status: .ok), body: HTTPBody(Data(strange.utf8)))
expect(try JSONEncoder().encode(unknown).count, strange.utf8.count)

// One level more, and it isn't decoded.
func problem(_ json: String) -> String {
    do {
        _ = try GetTree.output(from: HTTPResponse(status: .ok), body: HTTPBody(Data(json.utf8)))
        return ""
    } catch {
        return "\(error)"
    }
}
expect(problem(tree(64, "[]")).contains("nested deeper than 64 levels"), true)
expect(problem(String(repeating: "[", count: 100_000)).contains("nested deeper than 64 levels"), true)
expect(problem("[" + #""[[[","#.description + String(repeating: "[],", count: 1000) + "1]").contains("deeper"), false)
JSONLimits.$depth.withValue(65) { expect(problem(tree(64, "[]")), "") }

// Another decoder remembers nothing, and does no more work either.
let other = try JSONDecoder().decode(Tree.self, from: Data(tree(63, "[]").utf8))
expect(try JSONEncoder().encode(other).count, deep.count ?? 0)

// Nothing that the document does not describe is printed.
let secret = "Qz7Xk9Wv3J1mPr5T"
func texts(of value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value) \([value]) \(String(reflecting: value)) \(dumped)"
}
func isHidden(_ value: Any) -> Bool { !texts(of: value).contains(secret) }
func outcome<Operation: APIOperation>(_ type: Operation.Type, _ status: Int, _ json: String) -> Any {
    do {
        return try Operation.output(from: HTTPResponse(status: .init(code: status)), body: HTTPBody(Data(json.utf8)))
    } catch {
        return error
    }
}
let pets = outcome(
    ListPets.self,
    200,
    #"[{"kind":"bank","pin":"\#(secret)","\#(secret)":1},{"kind":"card","pin":"\#(secret)"}]"#
)
expect(texts(of: pets).contains("unrecognized(<object of 3 members>)"), true)
expect(texts(of: pets).contains("pin: <redacted>"), true)
expect(isHidden(pets), true)
let labels = outcome(
    GetLabels.self,
    200,
    """
    {"owner":"Asha","description":"all","byLanguage":{"\(secret)":"x"},"lists":[{"\(secret)":1}],
    "anything":{"a":"\(secret)"},"\(secret)":{"text":"t"}}
    """
)
expect(
    "\(labels)",
    """
    Labels(owner: "Asha", description: "all", byLanguage: <object of 1 member>, lists: [<object of 1 member>], \
    anything: <object of 1 member>, additionalProperties: <object of 1 member>)
    """
)
expect(isHidden(labels), true)
expect(isHidden(outcome(GetTree.self, 200, #"{"\#(secret)":{"\#(secret)":1}}"#)), true)
expect(isHidden(outcome(GetTree.self, 400, #"{"\#(secret)":"\#(secret)"}"#)), true)
expect(isHidden(outcome(GetTree.self, 500, secret)), true)
expect(isHidden(outcome(GetLabels.self, 400, #"{"\#(secret)":1}"#)), true)
expect(isHidden(outcome(GetRecord.self, 200, #"{"id":1,"parts":["",1],"either":{"\#(secret)":""}}"#)), true)
expect(isHidden(outcome(GetRecord.self, 200, #"{"error":{"code":"x","details":"\#(secret)"}}"#)), true)
let wrong = outcome(GetLabels.self, 200, #"{"owner":"","\#(secret)":{"pages":["\#(secret)"]}}"#)
expect("\(wrong)".contains("/*/pages/0 is not an integer"), true)
expect(isHidden(wrong), true)

finish()
