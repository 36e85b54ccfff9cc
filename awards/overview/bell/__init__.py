"""The bell: what is new for one person. Computed when a page is shown, never sent."""
