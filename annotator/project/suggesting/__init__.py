"""What is behind the verbs of suggestions: proposing, accepting with ties, pending ones of many articles, figures."""
