"""Free speech: what is left of a sentence without its names and values, held against what the
skills declare.
"""
