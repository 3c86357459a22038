"""One module a subject; each adds its commands to the parser."""
