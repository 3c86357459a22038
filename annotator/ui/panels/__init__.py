"""What stands around the article: articles at the left, tags above, people and themes at the right, status below."""
