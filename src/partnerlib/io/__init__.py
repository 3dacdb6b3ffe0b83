"""Reading and writing registries, one module per format."""
