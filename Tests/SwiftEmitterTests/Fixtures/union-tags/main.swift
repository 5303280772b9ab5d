import BindingsRuntime
import Foundation

expect(try decoded(Choice.self, #""auto""#), .string("auto"))
expect(
    try decoded(Choice.self, #"{"type":"function","name":"a"}"#),
    .functionChoice(FunctionChoice(name: "a"))
)
expect(
    try decoded(Choice.self, #"{"type":"special","name":"a"}"#),
    .customChoice(CustomChoice(type: .special, name: "a"))
)
expect(try decoded(Channel.self, #"{"kind":0,"topic":"t"}"#), .textChannel(TextChannel(kind: .value0, topic: "t")))
expect(try decoded(Channel.self, #"{"kind":2}"#), .voiceChannel(VoiceChannel(kind: .value2)))
expect(try decoded(Event.self, #"{"event":"run.ended"}"#), .runEvent(.ended(RunEvent.Ended())))
expect(try decoded(Event.self, #"{"event":"step.started"}"#), .stepEvent(.started(StepEvent.Started())))
expect(try decoded(Event.self, #""ping""#), .string("ping"))

// What none of the members is stays what it is, and says so.
for json in [#"{"event":"other"}"#, #"{"kind":1}"#, #"{"name":"a","type":"other"}"#, "[1]"] {
    expect(try decoded(Event.self, json).isUnrecognized, true)
    expect(try decoded(Channel.self, json).isUnrecognized, true)
    expect(try decoded(Choice.self, json).isUnrecognized, true)
    expect(try recoded(Event.self, json), json)
}
expect(try decoded(Event.self, #""ping""#).isUnrecognized, false)
finish()
