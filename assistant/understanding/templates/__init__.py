"""Whole sentences by templates: the package's intents and the skills' own."""
