"""The verbs that look at many articles at once, or change them."""
