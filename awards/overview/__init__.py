"""The year at a glance: what is done, what is next, and where everything is."""
