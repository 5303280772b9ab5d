import ArgumentParser

/// The subcommands of the spec diff.
let diffCommands: [any ParsableCommand.Type] = [Diff.self, Rules.self]
