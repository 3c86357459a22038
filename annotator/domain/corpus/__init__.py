"""What is told of many articles at once: lists, figures, people, speech, versions, likeness."""
