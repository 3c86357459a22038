"""Web Annotations in JSON-LD: what stands where in a text, apart from the text or with it."""
