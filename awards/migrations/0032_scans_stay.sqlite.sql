-- A scan is never changed, and only a refused one is deleted. The attendee may be removed.

CREATE TRIGGER "scan_is_never_changed" BEFORE UPDATE OF "id", "ceremony", "device", "kind", "code", "certificate", "tray", "recipient", "undoes", "about", "device_at", "at", "received_at", "shown", "verdict", "reason", "words", "name", "place", "rehearsal", "made_by" ON "scan" BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: scan_is_never_changed'); END;

CREATE TRIGGER "scan_that_counts_stays" BEFORE DELETE ON "scan" WHEN OLD."verdict" != 'red' BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: scan_that_counts_stays'); END;
