"""What the day decides from values alone: where the meeting goes, what counts, what is left."""
