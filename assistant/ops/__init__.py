"""Running the box: systemd notification, the journal of turns, measurements."""
