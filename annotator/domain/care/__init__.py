"""What is told about the care of project files: backups, and what was lost or mended."""
