"""The grammar of reported speech in Chinese news, in either script: cues, sources, and what stands between them."""
