// The build-tool plugin writes the stub and the examples.
