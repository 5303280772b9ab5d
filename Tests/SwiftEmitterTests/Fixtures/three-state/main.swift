import BindingsRuntime
import Foundation

// Absent, null and a value survive a round trip.
for json in [
    #"{"manager":"m"}"#, #"{"manager":null}"#, #"{"manager":null,"nickname":null}"#, #"{"manager":"m","nickname":"n"}"#,
    #"{"anything":null,"manager":"m"}"#, #"{"anything":{"a":[1,null]},"manager":"m","tags":["a",null]}"#,
    #"{"manager":"m","status":null,"tags":null}"#, #"{"manager":"m","status":"unheard of"}"#,
] { expect(try recoded(Profile.self, json), json) }

// A caller says which of the three it is.
var profile = Profile(manager: nil)
expect(try encoded(profile), #"{"manager":null}"#)
profile.nickname = "n"
expect(try encoded(profile), #"{"manager":null,"nickname":"n"}"#)
profile.$nickname = .null
expect(try encoded(profile), #"{"manager":null,"nickname":null}"#)
profile.nickname = nil
expect(try encoded(profile), #"{"manager":null}"#)
expect(try decoded(Profile.self, #"{"manager":"m","nickname":null}"#).nickname, nil)

// The password is never shown.
profile.password = "hunter2"
expect("\(profile)".contains("hunter2"), false)
expect(String(reflecting: profile).contains("hunter2"), false)

let recorder = Recorder()
try await Client(transport: recorder).updateProfile(body: Profile(manager: "m", password: "hunter2"))
expect(recorder.path, "/profiles")
expect(try recoded(JSONValue.self, recorder.body), #"{"manager":"m","password":"hunter2"}"#)
finish()
