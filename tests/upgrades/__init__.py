"""Databases of earlier versions, migrated to the present schema."""
