"""Writes a main.swift that calls one operation of each shape of a generated module.

A shape is where the parameters stand and how they are written, how the body is sent, and what each success gives. All of
it is read from the generated Operations.swift: its initialisers, its encode and its decode functions. The program prints
`well NAME`, or `fault NAME: what`, for each call; `Calling.swift` has what it needs.
"""
import re


def split(text, separator=","):
    """The parts of a text between separators that stand in no bracket and no string."""
    parts, depth, start, quoted = [], 0, 0, False
    for at, sign in enumerate(text):
        if sign == '"' and text[at - 1:at] != "\\": quoted = not quoted
        elif quoted: continue
        elif sign in "([{<": depth += 1
        elif sign in ")]}" or (sign == ">" and text[at - 1] != "-"): depth -= 1
        elif sign == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [part.strip() for part in parts + [text[start:]] if part.strip()]


def function(text, head):
    """The lines of the function that starts with `head`, which stands four columns in."""
    found = re.search(r"^    %s.*?(?:^    \}$|\}$(?=\n(?:\n|\})))" % re.escape(head), text, re.S | re.M)
    return found.group(0) if found else ""


def cases(text, name):
    """The cases of a nested enum, each with the type of its payload or None."""
    found = re.search(r"^    public enum %s\b.*?^    \}$" % re.escape(name), text, re.S | re.M)
    if not found: return []
    return [(case, payload) for case, payload in re.findall(r"^        case (\S+?)(?:\((.*)\))?$", found.group(0), re.M)]


class Operation:
    def __init__(self, name, text):
        self.name, self.text = name, text
        given = re.search(r"^    public init\((.*?)\) \{", text, re.S | re.M)
        self.parameters = [self.parameter(part) for part in split(given.group(1))] if given else []
        self.encode = function(text, "@_spi(Generated) public func encode(")
        self.decode = function(text, "@_spi(Generated) public static func decode(")

    @staticmethod
    def parameter(text):
        name, kind = text.split(":", 1)
        kind = split(kind.strip(), "=")[0]
        return name.strip(), kind[:-1] if kind.endswith("?") else kind

    def value(self, kind):
        members = cases(self.text, kind)
        if not members: return f"try sample({kind}.self)"
        name, payload = members[0]
        return f".{name}(try sample({payload}.self))" if payload else f".{name}"

    @property
    def contentType(self):
        """What stands in the media type of the body; None without a body, empty where any will do."""
        code = self.encode
        if "request.form(" in code: return "application/x-www-form-urlencoded"
        if "request.multipart(" in code: return "multipart/form-data; boundary=" if "switch" not in code else ""
        if "switch" in code or "request.text(" in code or "request.content(" in code: return ""
        if "request.json(" in code: return "json" if "contentType:" not in code else ""
        return None

    @property
    def successes(self):
        """(status, kind, media type, expressions for the answer and for reading it back) of each success."""
        for label, code in re.findall(r"^        (case [^:\n]*|default):(.*?)(?=^        (?:case|default)|^        \}$)",
                                      self.decode, re.S | re.M):
            if ".success(" not in code: continue
            number = re.search(r"\d+", label)
            status = int(number.group(0)) if number else 200
            yield (status, *self.success(code))

    def success(self, code):
        if "let output = " in code:
            if "json()" in code: return "struct", "application/json", "try member { (o: Output) in o.body }", "return try encoded($0.body)"
            return "struct", "", '""', 'let _: Output = $0; return ""'
        if "EitherBody<" in code: return "either", "application/json", "try encoded(sample(Output.self))", "return try encoded($0)"
        inner = code.split(".success(", 1)[1].strip()
        named = re.match(r"\.(\w+|`\w+`)(?:\((.*))?", inner, re.S)
        case = named.group(1) if named else None
        reading = (named.group(2) or "") if named else inner
        alternative = re.match(r"try (\w+)\(response\)", reading)
        if alternative: return self.alternatives(alternative.group(1), case)
        read = "json" if "response.json" in reading else "text" if "response.text" in reading else (
            "bytes" if "response.content" in reading else "empty")
        type, answer, back = {
            "json": ("application/json", "try encoded(sample(Output.self))", "try encoded(%s)"),
            "text": ("text/plain", '"text"', "%s"),
            "bytes": ("application/octet-stream", '"bytes"', "textOf(%s)"),
            "empty": ("", '""', '""')}[read]
        if not case: return read, type, answer, "return " + back % "$0" if "%s" in back else "_ in return " + back
        if read == "json": answer = f"try payload(Output.{case})"
        if read == "empty": return "case empty", type, answer, self.only(f".{case}", '""')
        return f"case {read}", type, answer, self.only(f".{case}(let v)", back % "v")

    @staticmethod
    def only(pattern, back):
        """The body of the function that reads one case back."""
        return f'guard case {pattern} = $0 else {{ return "another case" }}; return {back}'

    def alternatives(self, name, outer):
        """The first of several media types."""
        body = re.search(r"^    public enum %s\b.*?^    \}$" % name, self.text, re.S | re.M)
        if not body: return "several elsewhere", None, None, None
        media = re.search(r'among: \[\s*"([^"]*)"', body.group(0))
        first = re.search(r"case 0: self = \.(\S+?)\((.*)\)$", body.group(0), re.M)
        if not media or not first: return "several elsewhere", None, None, None
        type = media.group(1).replace("*/*", "application/octet-stream").replace("/*", "/x-any")
        case, reading = first.groups()
        if "json()" in reading: answer, back = f"try payload({name}.{case})", "try encoded(v)"
        elif "text()" in reading: answer, back = '"text"', "v"
        elif "content" in reading: answer, back = '"bytes"', "textOf(v)"
        else: return "several empty", None, None, None
        pattern = f".{outer}(.{case}(let v))" if outer else f".{case}(let v)"
        return "several", type, answer, self.only(pattern, back)

    @property
    def shape(self):
        uses = set(re.findall(r"request\.(path|query|header|cookie|querystring|json|form|multipart|text|content)\((?!\"/)",
                              self.encode))
        written = set(re.findall(r"style: \.\w+|explode: \w+|EncodedParameter\((?:json)?|allowReserved|form\.part\([^,]*, \w+:|"
                                 r"json\(self|switch|if let content", self.encode))
        given = tuple(sorted({(status // 100, kind) for status, kind, *_ in self.successes}))
        return tuple(sorted(uses)), tuple(sorted(written)), given


def operations(text):
    for found in re.finditer(r"^public struct (\S+): APIOperation.*?^\}$", text, re.S | re.M):
        yield Operation(found.group(1), found.group(0))


def program(text):
    """The main.swift for an Operations.swift, and how many calls it makes."""
    shapes, lines, calls = set(), ["import BindingsRuntime", "import Generated", ""], []
    for operation in operations(text):
        if operation.shape in shapes: continue
        shapes.add(operation.shape)
        arguments = ", ".join(f"{name.strip('`') if name.strip('`') not in ('inout', 'var', 'let') else name}: "
                              f"{operation.value(kind)}" for name, kind in operation.parameters)
        expected = operation.contentType
        type = "nil" if expected is None else f'"{expected}"'
        for index, (status, kind, media, answer, back) in enumerate(operation.successes):
            if answer is None: continue
            name = f"call{len(calls)}"
            lines += [f"extension {operation.name} {{", f"    static func {name}() async throws -> String? {{",
                      f"        let operation = Self({arguments})", f"        let text: String = {answer}",
                      f"        return await CorpusCall<Self>(operation: operation, contentType: {type}, status: {status},",
                      f'            answer: ("{media}", text), read: {{ {back} }}).fault()', "    }", "}", ""]
            calls.append((f"{operation.name.strip('`')} {status}", f"{operation.name}.{name}"))
    for title, call in calls:
        lines.append(f'do {{ print(try await {call}().map {{ "fault {title}: \\($0)" }} ?? "well {title}") }} '
                     f'catch {{ print("fault {title}: no sample: \\(error)") }}')
    return "\n".join(lines) + "\n", len(calls)
