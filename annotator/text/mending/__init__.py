"""What is mended in scraped texts, each with its reason and the way back."""
