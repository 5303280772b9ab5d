// The plugin generates PetStoreStub and the examples. SwiftPM asks for a source file of your own; one is enough.
