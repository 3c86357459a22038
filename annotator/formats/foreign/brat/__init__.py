"""brat's standoff format: a text, a file of annotations beside it, and a folder's definitions of types."""
