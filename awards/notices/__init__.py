"""The public notice: its working days, what is said against it, and when it lets a winner be confirmed."""
