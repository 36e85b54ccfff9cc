-- Who wrote the words of a winner since the last confirmation, apart from the latest writer.

ALTER TABLE "winner" ADD COLUMN "words_confirmed" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "earlier_writer" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "account" VARCHAR(64) NOT NULL DEFAULT '',
    CONSTRAINT "earlier_writer_once" UNIQUE ("winner", "account")
);

-- Nobody wrote after the last confirmation.
UPDATE "winner" SET "words_confirmed" = true WHERE COALESCE((
    SELECT max("position") FROM "audit_entry"
    WHERE "subject" = 'winner/' || "winner"."id" AND "action" = 'winner.confirmed'
), 0) > COALESCE((
    SELECT max("position") FROM "audit_entry"
    WHERE "subject" = 'winner/' || "winner"."id"
      AND "action" IN ('winner.registered', 'winner.amended')
), 0);

-- An actor is a door and an account, such as web/rita. A note alone makes nobody a writer.
INSERT INTO "earlier_writer" ("winner", "account")
SELECT DISTINCT "winner"."id",
       substr(replace(replace(replace("actor", 'web/', ''), 'api/', ''), 'cli/', ''), 1, 64)
FROM "audit_entry"
JOIN "winner" ON "subject" = 'winner/' || "winner"."id"
WHERE "winner"."words_confirmed" = false
  AND ("action" = 'winner.registered' OR ("action" = 'winner.amended' AND EXISTS (
      SELECT 1 FROM json_each("audit_entry"."before"::json) AS "each"
      WHERE "each"."key" NOT IN ('note', 'revision', 'state', 'written_by')
  )))
  AND "position" > COALESCE((
      SELECT max("confirmed"."position") FROM "audit_entry" AS "confirmed"
      WHERE "confirmed"."subject" = 'winner/' || "winner"."id"
        AND "confirmed"."action" = 'winner.confirmed'
  ), 0)
  AND substr(replace(replace(replace("actor", 'web/', ''), 'api/', ''), 'cli/', ''), 1, 64)
      <> "winner"."written_by";
