"""A program that makes every example of a generated TestSupport.swift, and looks at it."""
import re

HEAD = """import BindingsRuntime
import Foundation
import Generated

nonisolated(unsafe) var bad = 0
func report(_ name: String, _ problem: String) {
    bad += 1
    print("bad \\(name): \\(problem)")
}
/// What is made is written and read again, and keeps to the document.
func look(_ name: String, _ value: Any) {
    if let value = value as? any Validatable, let first = value.violations.first { report(name, "\\(first)") }
    guard let value = value as? any Codable else { return }
    func again<Value: Codable>(_ value: Value) {
        do { _ = try JSONDecoder().decode([Value].self, from: JSONEncoder().encode([value])) } catch {
            report(name, "\\(error)")
        }
    }
    again(value)
}
func look(_ name: String, input value: some APIOperation) {
    if let first = value.violations.first { report(name, "\\(first)") }
}
func look(_ name: String, failure: some OperationFailure, _ expected: String) {
    if failure.name != expected { report(name, "is \\(failure.name)") }
}
"""


def program(text):
    """The program's text, and the number of examples."""
    lines, owner, count = [], None, 0
    operations = set(re.findall(r"^    public var on\w+: \w+<(.+)>\?$", text, re.M))
    stub = re.search(r"^public struct (\S+):", text, re.M).group(1)
    for line in text.split("\n"):
        found = re.match(r"extension (\S+) \{", line)
        if found: owner = found.group(1)
        found = re.match(r"    public static var (\w+): ", line)
        if not found or owner == stub: continue
        name = f"{owner}.{found.group(1)}"
        count += 1
        if found.group(1).endswith("Example") and owner.endswith("Error") and owner not in operations:
            lines.append(f"    look(\"{name}\", failure: {name}, \"{found.group(1)[:-7]}\")")
        elif owner in operations and found.group(1) == "example":
            lines.append(f"    look(\"{name}\", input: {name})")
        else: lines.append(f"    look(\"{name}\", {name} as Any)")
    parts = [lines[index:index + 50] for index in range(0, len(lines), 50)]
    body = "".join(f"func part{index}() {{\n" + "\n".join(part) + "\n}\n" for index, part in enumerate(parts))
    calls = "".join(f"part{index}()\n" for index in range(len(parts)))
    return f"{HEAD}{body}{calls}print(\"\\({count} - bad) well\")\n_ = {stub}.example\n", count
