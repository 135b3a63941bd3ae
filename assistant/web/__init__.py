"""The page: what a browser in the house sees of a running box, and does with it."""
