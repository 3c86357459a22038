"""What appears over the article for a moment: lists, forms, cards, menus."""
