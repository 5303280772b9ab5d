import ArgumentParser

#if canImport(SpecDiff)
/// The subcommands of the spec diff.
let diffCommands: [any ParsableCommand.Type] = [Diff.self, Rules.self, Explain.self]
#else
let diffCommands: [any ParsableCommand.Type] = []
#endif
