"""The endless half: microphone frames in, a handful of events out."""
