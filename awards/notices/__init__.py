"""The public notice: its working days, objections, and when it allows confirmation."""
