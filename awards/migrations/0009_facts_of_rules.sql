-- Facts that rules read, which only the history told before; from now on no rule reads the history.

-- The fields that each amendment changed: from which revision of the winner, and who changed them.
CREATE TABLE "amended_field" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "field" VARCHAR(40) NOT NULL DEFAULT '',
    "account" VARCHAR(64) NOT NULL DEFAULT ''
);
CREATE INDEX "amended_field_winner" ON "amended_field" ("winner");

ALTER TABLE "winner" ADD COLUMN "held_by_hand" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "winner" ADD COLUMN "noticed_name" VARCHAR(50) NOT NULL DEFAULT '';
ALTER TABLE "intake" ADD COLUMN "amended" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "commendation" ADD COLUMN "printed_at_once" INTEGER NOT NULL DEFAULT 0;

-- An actor is a door and an account, such as web/rita; no account has a slash in its name.
INSERT INTO "amended_field" ("winner", "revision", "field", "account")
SELECT "winner"."id",
       COALESCE(CAST("audit_entry"."before"::json ->> 'revision' AS INTEGER), 0),
       "each"."key",
       substr(replace(replace(replace("actor", 'web/', ''), 'api/', ''), 'cli/', ''), 1, 64)
FROM "audit_entry"
JOIN "winner" ON "subject" = 'winner/' || "winner"."id"
CROSS JOIN json_each("audit_entry"."before"::json) AS "each"
WHERE "action" = 'winner.amended'
ORDER BY "position";

-- The last thing done by hand was to hold the winner back.
UPDATE "winner" SET "held_by_hand" = true WHERE (
    SELECT "action" FROM "audit_entry"
    WHERE "subject" = 'winner/' || "winner"."id" AND "action" IN ('winner.held', 'winner.released')
    ORDER BY "position" DESC LIMIT 1
) = 'winner.held';

-- The name in the notice: the one that the first change of the name after it replaced.
UPDATE "winner" SET "noticed_name" = COALESCE((
    SELECT "before"::json ->> 'name' FROM "audit_entry"
    JOIN "notice" ON "notice"."id" = "winner"."notice"
    WHERE "subject" = 'winner/' || "winner"."id" AND "action" = 'winner.amended'
      AND "at" >= "published_at" AND "before"::json ->> 'name' IS NOT NULL
    ORDER BY "position" LIMIT 1
), "name") WHERE "notice" IS NOT NULL;

-- Who wrote the words as they stand, of winners that were registered before this was stored.
UPDATE "winner" SET "written_by" = COALESCE((
    SELECT substr(replace(replace(replace("actor", 'web/', ''), 'api/', ''), 'cli/', ''), 1, 64)
    FROM "audit_entry"
    WHERE "subject" = 'winner/' || "winner"."id"
      AND "action" IN ('winner.registered', 'winner.amended')
    ORDER BY "position" DESC LIMIT 1
), '') WHERE "written_by" = '';

UPDATE "intake" SET "amended" = COALESCE((
    SELECT sum(CAST("after"::json ->> 'amended' AS INTEGER)) FROM "audit_entry"
    WHERE "subject" = 'intake/' || "intake"."id" AND "action" = 'intake.committed'
), 0);

-- Sheets of the largest direct print. Such entries name the commendation by its code.
UPDATE "commendation" SET "printed_at_once" = COALESCE((
    SELECT max(CAST("after"::json ->> 'sheets' AS INTEGER)) FROM "audit_entry"
    WHERE "subject" = 'commendation/' || "commendation"."code" AND "action" = 'certificates.printed'
), 0);
