import BindingsRuntime
import Foundation

let account = #"{"balance":1.5,"id":"i","note":"n","open":true,"owner":{"id":"o"}}"#
expect(try recoded(Account.self, account), account)
expect(try decoded(Alias.self, #"{"id":"i"}"#), Entity(id: "i"))
let log = #"[{"at":"2026-01-02T03:04:05Z","type":"Opened"},{"type":"Closed"},{"type":"Merged","with":1}]"#
expect(try recoded(Log.self, log), log)
let open = #"{"additionalProperties":"a","known":"k","other":1}"#
expect(try recoded(Open.self, open), open)
finish()
