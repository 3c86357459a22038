"""WebAnno TSV 3, which WebAnno and INCEpTION write: one document a file, layers of spans and relations."""
