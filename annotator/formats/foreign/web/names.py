"""The names that Web Annotations have for what is known about an article, and our own for what they do not know."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:article-annotator:"
"""Before our own names."""
SHA256 = "annotator:sha256"
DESCRIPTIONS = {
    "title": "schema:headline", "byline": "schema:author", "source": "schema:publisher",
    "place": "schema:locationCreated", "published": "schema:datePublished", "url": "schema:url",
    "language": "language", "script": "annotator:script", "note": "annotator:note",
}  # fmt: skip
"""What is known about an article, by the names of schema.org where it has one."""
OF_PERSON = "schema:identifier"
