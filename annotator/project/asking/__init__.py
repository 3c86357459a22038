"""Asking a language model over the network: only where somebody entered an address, and only what was shown before."""
