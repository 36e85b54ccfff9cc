"""Databases of earlier versions, migrated to the current schema."""
