"""The command line, the first face: each command parses its words, calls one verb, and prints."""
