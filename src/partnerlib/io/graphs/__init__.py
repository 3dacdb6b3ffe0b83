"""Graphs in files: GraphML, GEXF, HIF, and plain pairs."""
