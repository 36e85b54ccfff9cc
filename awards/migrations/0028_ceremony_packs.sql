-- Packs of papers of a ceremony, as a queue.

CREATE TABLE "ceremony_pack" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "version" INTEGER NOT NULL DEFAULT 0,
    "kinds" VARCHAR(400) NOT NULL DEFAULT '',
    "reference" VARCHAR(40) UNIQUE NOT NULL DEFAULT '',
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "holder" VARCHAR(64) NOT NULL DEFAULT '',
    "lease_until" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT NOT NULL DEFAULT '',
    "manifest" TEXT NOT NULL DEFAULT '',
    "size" BIGINT NOT NULL DEFAULT 0,
    "sha256" VARCHAR(64) NOT NULL DEFAULT '',
    "asked_by" VARCHAR(100) NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    CONSTRAINT "ceremony_pack_once" UNIQUE ("commendation", "version", "kinds"),
    CONSTRAINT "ceremony_pack_version_counts" CHECK ("version" >= 0),
    CONSTRAINT "ceremony_pack_state_known" CHECK ("state" IN ('waiting', 'running', 'done', 'failed'))
);
