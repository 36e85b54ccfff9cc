-- SQLite cannot change a constraint, so the text of the table is changed; no row is touched.
-- A group that became too small is joined with another on the day.

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, '''strike'', ''late'')', '''strike'', ''late'', ''join'')') WHERE type = 'table' AND name = 'stage_change';

PRAGMA writable_schema = RESET;
