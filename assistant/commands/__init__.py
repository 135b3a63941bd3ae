"""One file for each command of `assistant`."""
