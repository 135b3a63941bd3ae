"""All that a skill may import."""
