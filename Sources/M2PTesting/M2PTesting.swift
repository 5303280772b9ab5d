// One import for an app's tests: the generated stub and examples, the sandbox, and clocks, recordings and transports for
// any bindings.
@_exported public import BindingsTesting
@_exported public import M2PSandbox

#if BuildTimeGeneration
@_exported public import M2PTestSupport
#else
@_exported public import M2PTestSupportSnapshot
#endif
