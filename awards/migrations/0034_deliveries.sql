-- What is delivered after the ceremony, the quiet days of a commendation, the office's reception days.

ALTER TABLE "commendation" ADD COLUMN "quiet_days" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "commendation" ADD COLUMN "quiet_kinds" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "commendation" ADD COLUMN "quiet_exempt" TEXT NOT NULL DEFAULT '';
ALTER TABLE "calendar_day" ADD COLUMN "reception" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "delivery" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "current" INTEGER UNIQUE,
    "way" VARCHAR(16) NOT NULL DEFAULT '',
    "planned_on" DATE NOT NULL,
    "carrier" VARCHAR(50) NOT NULL DEFAULT '',
    "ground" VARCHAR(16) NOT NULL DEFAULT '',
    "asked_by" VARCHAR(50) NOT NULL DEFAULT '',
    "asked_on" DATE,
    "reference" VARCHAR(100) NOT NULL DEFAULT '',
    "reason" VARCHAR(200) NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "recipient" VARCHAR(50) NOT NULL DEFAULT '',
    "done_on" DATE,
    "done_at" TIMESTAMPTZ,
    "done_by" VARCHAR(100) NOT NULL DEFAULT '',
    "cancelled_at" TIMESTAMPTZ,
    "cancelled_by" VARCHAR(100) NOT NULL DEFAULT '',
    "cancel_reason" VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT "delivery_way_known" CHECK ("way" IN ('collected', 'at-reception', 'visit', 'post')),
    CONSTRAINT "delivery_ground_known" CHECK ("ground" IN ('', 'request', 'approval', 'exempt')),
    CONSTRAINT "delivery_one_open" CHECK ("current" IS NULL OR "current" = "winner"),
    CONSTRAINT "delivery_open_or_over" CHECK ((("current" IS NOT NULL AND "done_at" IS NULL AND "cancelled_at" IS NULL) OR ("current" IS NULL AND "done_at" IS NOT NULL AND "cancelled_at" IS NULL)) OR ("current" IS NULL AND "done_at" IS NULL AND "cancelled_at" IS NOT NULL)),
    CONSTRAINT "delivery_received_by" CHECK ("done_at" IS NULL OR ("done_on" IS NOT NULL AND "recipient" <> '')),
    CONSTRAINT "delivery_cancelled_why" CHECK ("cancelled_at" IS NULL OR "cancel_reason" <> ''),
    CONSTRAINT "delivery_ground_complete" CHECK (("ground" <> 'request' OR ("asked_by" <> '' AND "asked_on" IS NOT NULL)) AND ("ground" <> 'approval' OR "reference" <> '') AND ("ground" <> 'exempt' OR "reason" <> '')),
    CONSTRAINT "delivery_revision_counts_up" CHECK ("revision" >= 1)
);
CREATE INDEX "delivery_winner" ON "delivery" ("winner");
