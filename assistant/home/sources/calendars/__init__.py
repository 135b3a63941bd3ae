"""Calendars that the configuration names: files, folders of files, and servers in the house."""
