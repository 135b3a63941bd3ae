"""From words to calls of skills. No I/O, no clock; milliseconds."""
