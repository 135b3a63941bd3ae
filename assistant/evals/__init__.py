"""Measurements of what the assistant understands, on cases written by others."""
