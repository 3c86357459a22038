"""Files that hold articles without marks: each kind one module, from its bytes to the text of its articles."""
