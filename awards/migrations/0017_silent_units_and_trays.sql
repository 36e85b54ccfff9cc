-- Units that do not answer can be closed with a reason; a link knows how many winners it was about.

ALTER TABLE "proof_link" ADD COLUMN "winners" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "proof_link" ADD COLUMN "closed_at" TIMESTAMPTZ;
ALTER TABLE "proof_link" ADD COLUMN "closed_by" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "proof_link" ADD COLUMN "closed_reason" VARCHAR(500) NOT NULL DEFAULT '';

UPDATE "proof_link" SET "winners" = (
    SELECT COUNT(*) FROM "winner" JOIN "category" ON "category"."id" = "winner"."category"
    WHERE "category"."commendation" = "proof_link"."commendation"
      AND "winner"."state" NOT IN ('withdrawn', 'revoked')
      AND ("winner"."unit" = "proof_link"."unit"
           OR ("winner"."unit" = '' AND "winner"."name" = "proof_link"."unit"))
);

-- What each person has seen, and which kinds of notes are switched off. When a winner was held back.

CREATE TABLE "tray" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL UNIQUE REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "changes_seen_at" TIMESTAMPTZ,
    "notes_seen_at" TIMESTAMPTZ,
    "muted" VARCHAR(200) NOT NULL DEFAULT ''
);

ALTER TABLE "winner" ADD COLUMN "held_at" TIMESTAMPTZ;
UPDATE "winner" SET "held_at" = "registered_at" WHERE "held";
CREATE INDEX "winner_held_at" ON "winner" ("held_at");
CREATE INDEX "certificate_ended_at" ON "certificate" ("ended_at");
