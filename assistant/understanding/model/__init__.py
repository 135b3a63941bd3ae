"""The language model's part: its prompt, its grammar, its line read back and checked."""
