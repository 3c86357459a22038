"""Codebooks in the formats of ours and of others: bytes in, a codebook out, and back; one module a format."""
