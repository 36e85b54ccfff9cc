-- A scan is never changed, and only a refused one is deleted. The attendee may be removed.

CREATE FUNCTION "scan_stays"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'check_violation'; END $$;

CREATE TRIGGER "scan_is_never_changed" BEFORE UPDATE OF "id", "ceremony", "device", "kind", "code", "certificate", "tray", "recipient", "undoes", "about", "device_at", "at", "received_at", "shown", "verdict", "reason", "words", "name", "place", "rehearsal", "made_by" ON "scan" FOR EACH ROW EXECUTE FUNCTION "scan_stays"();

CREATE TRIGGER "scan_that_counts_stays" BEFORE DELETE ON "scan" FOR EACH ROW WHEN (OLD."verdict" != 'red') EXECUTE FUNCTION "scan_stays"();
