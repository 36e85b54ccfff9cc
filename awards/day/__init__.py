"""The day of the ceremony: where the meeting is, what was given, who is missing, and its close."""
