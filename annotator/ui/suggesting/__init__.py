"""The suggestions of the article that is read: where they come from, and how they stay true while it is marked."""
