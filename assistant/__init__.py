"""Hearth: an offline voice assistant appliance."""

__version__ = "0.1.0"
