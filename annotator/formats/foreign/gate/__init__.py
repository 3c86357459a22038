"""GATE's XML of documents: a text with nodes in it, and sets of annotations from node to node."""
