// The build-tool plugin writes this module; SwiftPM links no target without a source file of its own.
