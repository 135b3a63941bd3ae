"""From words to calls, and from results to words. No I/O."""
