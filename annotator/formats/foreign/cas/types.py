"""The names of our types, by which our files are known again."""

PACKAGE = "webanno.custom."
ARTICLE, THEME, STATUS, LINK = (f"{PACKAGE}{name}" for name in ("Article", "ArticleTheme", "ArticleStatus", "Link"))
STRUCTURE = frozenset({"Sentence", "Token", "DocumentAnnotation", "DocumentMetaData", "TagDescription",
                       "TagsetDescription", "LayerDefinition", "CASMetadata", "Sofa", "Paragraph", "Div", "Segment",
                       "BaseToken", "WordToken", "NewlineToken", "PunctuationToken", "SymbolToken", "NumToken",
                       "ContractionToken", "ConllDependencyNode", "TreebankNode", "TerminalTreebankNode",
                       "TopTreebankNode", "LookupWindowAnnotation", "Chunk", "NP", "VP", "PP", "ADJP", "ADVP", "SBAR",
                       "PRT", "UCP", "CONJP", "INTJ", "LST", "O"})  # fmt: skip
"""Types of other tools that say how a text is cut or stored, and mark nothing; by their short names."""
