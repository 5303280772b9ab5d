// One import for an app's tests: the stub of this module, the sandbox, and clocks, recordings and transports for any
// bindings.
@_exported public import BindingsTesting
@_exported public import M2PSandbox
