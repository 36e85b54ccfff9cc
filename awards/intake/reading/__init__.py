"""A stranger's spreadsheet to plain data, or a refusal with its reason."""
