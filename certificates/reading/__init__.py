"""A layout as it is written: tables in TOML, each fault noted with its path, and reading goes on."""
