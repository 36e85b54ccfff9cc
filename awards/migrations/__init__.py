"""The steps of the schema, plain SQL, taken in the order of their names.

A released step is never edited. Steps add; what SQLite cannot add (a CHECK on a table that is
already there) is a table built anew, copied over and renamed. One text serves both engines; a
step for one of them alone ends in ``.sqlite.sql`` or ``.postgres.sql``.
"""
