-- Proofs and rosters are statements too. Winners are marked who differ from a statement.

ALTER TABLE "statement" DROP CONSTRAINT "statement_kind_known";

ALTER TABLE "statement" ADD CONSTRAINT "statement_kind_known" CHECK ("kind" IN ('notice', 'published', 'proof', 'roster'));

ALTER TABLE "statement" ADD COLUMN "proof" INTEGER REFERENCES "proof_link" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "statement_proof" ON "statement" ("proof");

ALTER TABLE "statement_line" ADD COLUMN "name_en" VARCHAR(100);
ALTER TABLE "statement_line" ADD COLUMN "unit_en" VARCHAR(300);
ALTER TABLE "statement_line" ADD COLUMN "arranged" VARCHAR(20) NOT NULL DEFAULT '';

ALTER TABLE "winner" ADD COLUMN "differs" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "winner_differing" ON "winner" ("category", "id") WHERE "differs";

CREATE TABLE "accepted_difference" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "statement" VARCHAR(16) NOT NULL DEFAULT '',
    "source" VARCHAR(40) NOT NULL DEFAULT '',
    "field" VARCHAR(40) NOT NULL DEFAULT '',
    "says" VARCHAR(500) NOT NULL DEFAULT '',
    "register" VARCHAR(500) NOT NULL DEFAULT '',
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL,
    "reason" VARCHAR(500) NOT NULL DEFAULT ''
);
CREATE INDEX "accepted_difference_winner" ON "accepted_difference" ("winner");

-- What a unit confirmed becomes the first version of its proof. Of two words that it accepts, it is
-- the one that the register has.
INSERT INTO "statement" ("commendation", "kind", "proof", "ended_at")
SELECT "commendation", 'proof', "id", "revoked_at"
FROM "proof_link" WHERE "confirmed_at" IS NOT NULL ORDER BY "id";

INSERT INTO "statement_version" ("statement", "version", "at", "actor")
SELECT "statement"."id", 1, "confirmed_at", "confirmed_by"
FROM "statement" JOIN "proof_link" ON "proof_link"."id" = "statement"."proof";

INSERT INTO "statement_line"
    ("statement", "winner", "category", "position", "category_name", "name", "unit", "honour", "name_en", "unit_en")
SELECT "statement"."id", "winner"."id", "category"."id",
       row_number() OVER (
           PARTITION BY "statement"."id" ORDER BY "category"."place", "winner"."place"
       ),
       "category"."name",
       CASE WHEN "winner"."name" = "said"."value" -> 'name' ->> 1 THEN "winner"."name" ELSE COALESCE("said"."value" -> 'name' ->> 0, '') END,
       CASE WHEN "winner"."unit" = "said"."value" -> 'unit' ->> 1 THEN "winner"."unit" ELSE COALESCE("said"."value" -> 'unit' ->> 0, '') END,
       CASE WHEN "honour"."name" = "said"."value" -> 'honour' ->> 1 THEN "honour"."name" ELSE COALESCE("said"."value" -> 'honour' ->> 0, '') END,
       CASE WHEN "winner"."name_en" = "said"."value" -> 'name_en' ->> 1 THEN "winner"."name_en" ELSE COALESCE("said"."value" -> 'name_en' ->> 0, '') END,
       CASE WHEN "winner"."unit_en" = "said"."value" -> 'unit_en' ->> 1 THEN "winner"."unit_en" ELSE COALESCE("said"."value" -> 'unit_en' ->> 0, '') END
FROM "statement"
JOIN "proof_link" ON "proof_link"."id" = "statement"."proof"
CROSS JOIN LATERAL json_each(CASE WHEN "proof_link"."words" = '' THEN '{}' ELSE "proof_link"."words" END::json) AS "said"
JOIN "winner" ON "winner"."id" = CAST("said"."key" AS INTEGER)
JOIN "category" ON "category"."id" = "winner"."category"
LEFT JOIN "honour" ON "honour"."id" = "winner"."honour"
WHERE "winner"."state" <> 'withdrawn';

-- Marked until “awards migrate” has compared each of them.
UPDATE "winner" SET "differs" = true WHERE "state" <> 'draft' OR "id" IN (SELECT "winner" FROM "statement_line");
