@_exported public import BindingsRuntime
@_exported public import PINBlock

#if BuildTimeGeneration
@_exported public import M2PBindings
#else
@_exported public import M2PSnapshot
#endif
