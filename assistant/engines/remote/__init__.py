"""A language model on another machine of the house, asked over HTTP."""
