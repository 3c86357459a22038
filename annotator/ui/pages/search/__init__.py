"""The page that searches everywhere: the line, chips for filters, hits as a concordance, and what is done to them."""
