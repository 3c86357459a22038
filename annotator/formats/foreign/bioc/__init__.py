"""BioC, the exchange format of texts for biomedicine: passages with annotations."""
