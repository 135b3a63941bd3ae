"""Devices on an MQTT broker: what they announce, tell and take."""
