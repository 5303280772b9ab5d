// The build-tool plugin writes this module; SwiftPM requires at least one source file.
