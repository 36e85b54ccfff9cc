"""Who may do what: one module for each station, one line for each of its routes."""
