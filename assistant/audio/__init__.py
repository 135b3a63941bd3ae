"""Sound in and out: sample formats, devices, the loudspeaker's ring, files."""
