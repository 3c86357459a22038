"""Label Studio's tasks in JSON, and its labelling configuration."""
