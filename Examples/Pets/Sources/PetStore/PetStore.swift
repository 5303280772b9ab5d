// The plugin generates this module from openapi.yaml. SwiftPM needs one hand-written source file.
