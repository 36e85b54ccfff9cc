"""Read a layout's TOML tables. Each fault is noted with its path, and reading continues."""
