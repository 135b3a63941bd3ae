"""A sentence as words: tokens, politeness, moods, corrections within it."""
