"""Who may use each route: one module for each station, one line for each route."""
