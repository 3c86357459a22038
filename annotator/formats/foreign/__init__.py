"""What other tools write and read: each format one module, between their files and an ``Exchange``."""
