"""What must not be lost: timers, alarms, reminders and lists, in SQLite."""
