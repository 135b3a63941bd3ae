"""What a sentence names: devices, places and lists, and which of the home's are meant."""
