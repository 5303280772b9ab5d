// The plugin writes the rest of this module.
