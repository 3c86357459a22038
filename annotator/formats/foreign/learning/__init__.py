"""The formats of tools that train machines: Label Studio, Prodigy, spaCy, data sets for Hugging Face."""
