"""The codebook as a page: its tree, one tag with all that it says, how it looks and what was marked with it."""
