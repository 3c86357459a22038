"""TEI P5: texts as paragraphs, people as a list, marks as stand-off spans."""
