// The plugin generates this module from openapi.yaml. SwiftPM asks for a source file of your own; one is enough.
