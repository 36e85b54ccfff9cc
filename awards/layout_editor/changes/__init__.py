"""Changes of a layout's source. Each takes an `Editing` and returns another one."""
