-- SQLite cannot change a constraint, so the text of the table is changed; no row is touched.
-- A frozen version of the ceremony is a statement too.

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, 'IN (''notice'', ''published'', ''proof'', ''roster'')', 'IN (''notice'', ''published'', ''proof'', ''roster'', ''stage'')') WHERE type = 'table' AND name = 'statement';

PRAGMA writable_schema = RESET;
