// The plugin generates PetStoreStub and the examples. SwiftPM needs one hand-written source file.
