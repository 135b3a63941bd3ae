"""The box as a whole: its parts put together, its settings, its models, and what runs beside the
conversation.
"""
