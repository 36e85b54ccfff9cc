"""The steps of the schema, plain SQL, taken in the order of their names.

A released step is never edited: each database keeps the checksum of the steps it applied, and an
edited step is refused at start. Steps add; what SQLite cannot add (a CHECK on a table that is
already there) is a new table, filled from the old one and renamed. One text serves both engines: for
SQLite the runner rewrites ``SERIAL PRIMARY KEY`` and drops ``::json``. A step for one engine alone
ends in ``.sqlite.sql`` or ``.postgres.sql``.
"""
