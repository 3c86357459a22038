"""What menus and buttons do beyond marks; each method is named in ``actions.COMMANDS``."""
