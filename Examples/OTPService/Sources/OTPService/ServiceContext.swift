import Hummingbird
import M2P

/// What belongs to one request.
struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// The bodies are small; larger ones are refused with status 413.
    var maxUploadSize: Int { 4096 }
}

extension M2PAPI {
    /// The API for the calls of one request: M2P and both logs name them by the same request ID.
    func calls(for context: ServiceContext) -> Self { with(CallOptions(requestID: context.id)) }
}
