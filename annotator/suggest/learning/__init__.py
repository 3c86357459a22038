"""The learner: what a project's own marks teach about further marks, used only where it beats the other sources."""
