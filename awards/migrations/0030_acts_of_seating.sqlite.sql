-- SQLite cannot change a constraint, so the text of the table is changed; no row is touched.
-- The acts on halls, seats and attendees.

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, '''texts'', ''replaced'')', '''texts'', ''replaced'', ''hall'', ''blocks'', ''seats-filled'', ''seats-swapped'', ''seat-put'', ''seat-pinned'', ''attendees-imported'', ''attendee-put'', ''attendee-removed'', ''reply-accepted'')') WHERE type = 'table' AND name = 'stage_edit';

PRAGMA writable_schema = RESET;
