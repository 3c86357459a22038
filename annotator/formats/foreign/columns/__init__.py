"""Files of one token a line: IOB2, BIOES and other such tags of columns, and CoNLL-U."""
