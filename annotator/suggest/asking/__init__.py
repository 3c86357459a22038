"""The language model as a source: what is asked, what its answer means on the text. Nothing here opens a connection."""
