-- Replies of units about who attends, until a day that the office sets.

ALTER TABLE "ceremony" ADD COLUMN "replies_until" DATE;

CREATE TABLE "attendee_reply" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "number" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL DEFAULT '',
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    "sent_by" VARCHAR(100) NOT NULL DEFAULT '',
    "sent_at" TIMESTAMPTZ NOT NULL,
    "decided_by" VARCHAR(100) NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ,
    CONSTRAINT "attendee_reply_number_once" UNIQUE ("ceremony", "unit", "number"),
    CONSTRAINT "attendee_reply_from_one" CHECK ("number" >= 1),
    CONSTRAINT "attendee_reply_state_known" CHECK ("state" IN ('waiting', 'superseded', 'accepted', 'refused'))
);
