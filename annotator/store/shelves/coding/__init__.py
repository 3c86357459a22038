"""What stands under the tags of the codebook: counted, shown, and what breaks its rules."""
