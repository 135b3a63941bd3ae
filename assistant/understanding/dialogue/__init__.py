"""What a sentence means after the ones before it: answers, follow-ups, corrections."""
