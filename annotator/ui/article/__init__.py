"""The article view: chunks laid out when seen, marks painted in lanes, mouse and caret in code points."""
