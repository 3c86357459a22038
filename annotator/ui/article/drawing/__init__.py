"""How a page is drawn: lines with their lanes and chips, arrows, the strip beside it, sizes and colours."""
