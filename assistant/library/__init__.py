"""The catalogue of models and voices: where each comes from, its hash, its licence."""
