"""The register beside its history: what was changed in the database and not by an act."""
