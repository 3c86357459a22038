"""What verbs decide before they write: what may stand, whom a mention means, how history names it."""
