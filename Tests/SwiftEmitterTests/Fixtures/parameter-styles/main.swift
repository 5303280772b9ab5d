import BindingsRuntime
import Foundation

let recorder = Recorder()
let client = Client(transport: recorder)
func day(_ text: String) throws -> CalendarDate { try decoded(CalendarDate.self, "\"\(text)\"") }

try await client.simple(ids: [3, 4], from: day("2026-01-02"), to: day("2026-02-03"), xOverridden: 5, id: "a b/c")
expect(recorder.path, "/v1/simple/a%20b%2Fc/3,4/range/2026-01-02-2026-02-03")
expect(recorder.field("X-Overridden"), "5")

try await client.labelAndMatrix(
    label: ["a", "b"],
    matrix: ["a", "b"],
    exploded: ["a", "b"],
    object: .init(a: "x", b: 1)
)
expect(recorder.path, "/v1/label/.a,b/;matrix=a,b/;exploded=a;exploded=b/a,x,b,1")

try await client.query(
    text: "a&b=c+d é",
    form: ["a", "b"],
    joined: ["a", "b,c"],
    spaced: ["a", "b"],
    piped: ["a", "b"],
    deep: .init(min: 1, max: 2),
    raw: "a/b?c",
    json: .init(a: 1),
    filterName: "n"
)
expect(
    recorder.path,
    "/v1/query?text=a%26b%3Dc%2Bd%20%C3%A9&form=a&form=b&joined=a,b%2Cc&spaced=a%20b&piped=a%7Cb"
        + "&deep%5Bmax%5D=2&deep%5Bmin%5D=1&raw=a/b?c&json=%7B%22a%22%3A1%7D&filter%5Bname%5D=n"
)
try await client.query()
expect(recorder.path, "/v1/query")

try await client.fields(xList: ["a", "b"], session: "s")
expect(recorder.field("X-List"), "a,b")
expect(recorder.field("Cookie"), "session=s")

try await client.locals(request: "r", validator: "vv", response: "aa", default: "d")
expect(recorder.path, "/v1/locals/r?validator=vv&response=aa&default=d")
do {
    try await client.locals(request: "r", validator: "v", response: "b")
    expect("sent", "refused")
} catch {
    expect(recorder.path, "/v1/locals/r?validator=vv&response=aa&default=d")
}
finish()
