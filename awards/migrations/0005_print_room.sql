-- The print room: layouts of one's own, calibrated feeds, counted paper, runs and their sheets.
CREATE TABLE "layout_version" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "layout_id" VARCHAR(64) NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT '',
    "note" VARCHAR(200) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "layout_version_once" UNIQUE ("layout_id", "version")
);

CREATE TABLE "layout_picture" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "name" VARCHAR(80) UNIQUE NOT NULL DEFAULT '',
    "digest" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "content" BYTEA NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL
);

CREATE TABLE "calibration" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "once" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "printer" VARCHAR(60) NOT NULL DEFAULT '',
    "tray" VARCHAR(60) NOT NULL DEFAULT '',
    "stock" VARCHAR(64) NOT NULL DEFAULT '',
    "back" BOOLEAN NOT NULL DEFAULT false,
    "correction" TEXT NOT NULL DEFAULT '',
    "readings" TEXT NOT NULL DEFAULT '',
    "residual" INTEGER NOT NULL DEFAULT 0,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL
);

CREATE TABLE "stock_count" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "once" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "stock" VARCHAR(64) NOT NULL DEFAULT '',
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "sheets" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,
    "note" VARCHAR(200) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "stock_count_kind_known" CHECK ("kind" IN ('received', 'counted')),
    CONSTRAINT "stock_count_not_negative" CHECK ("sheets" >= 0)
);

CREATE TABLE "print_run" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "reference" VARCHAR(40) UNIQUE NOT NULL DEFAULT '',
    "once" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "title" VARCHAR(60) NOT NULL DEFAULT '',
    "setup" TEXT NOT NULL DEFAULT '',
    "stock" VARCHAR(64) NOT NULL DEFAULT '',
    "certificates" INTEGER NOT NULL DEFAULT 0,
    "sheets" INTEGER NOT NULL DEFAULT 0,
    "again" INTEGER REFERENCES "print_run" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "begun_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "ended_by" VARCHAR(100) NOT NULL DEFAULT '',
    CONSTRAINT "print_run_state_known" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled'))
);

CREATE TABLE "chunk" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "run" INTEGER NOT NULL REFERENCES "print_run" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "place" INTEGER NOT NULL DEFAULT 0,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "holder" VARCHAR(64) NOT NULL DEFAULT '',
    "lease_until" TIMESTAMPTZ,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "alone" BOOLEAN NOT NULL DEFAULT false,
    "file" VARCHAR(200) NOT NULL DEFAULT '',
    "certificates" INTEGER NOT NULL DEFAULT 0,
    "first" VARCHAR(100) NOT NULL DEFAULT '',
    "last" VARCHAR(100) NOT NULL DEFAULT '',
    "size" BIGINT NOT NULL DEFAULT 0,
    "sha256" VARCHAR(64) NOT NULL DEFAULT '',
    "fault" VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT "chunk_once" UNIQUE ("run", "place"),
    CONSTRAINT "chunk_state_known" CHECK ("state" IN ('waiting', 'running', 'done'))
);

CREATE TABLE "sheet" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "run" INTEGER NOT NULL REFERENCES "print_run" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "certificate" INTEGER NOT NULL REFERENCES "certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "claimed" INTEGER UNIQUE,
    "number" INTEGER NOT NULL DEFAULT 0,
    "chunk" INTEGER NOT NULL DEFAULT 0,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "fault" VARCHAR(500) NOT NULL DEFAULT '',
    "marked_by" VARCHAR(100) NOT NULL DEFAULT '',
    "marked_at" TIMESTAMPTZ,
    CONSTRAINT "sheet_position_once" UNIQUE ("run", "position"),
    CONSTRAINT "sheet_state_known" CHECK ("state" IN ('waiting', 'made', 'printed', 'spoiled', 'failed', 'freed')),
    CONSTRAINT "sheet_claims_itself" CHECK ("claimed" IS NULL OR "claimed" = "certificate")
);
CREATE INDEX "sheet_certificate" ON "sheet" ("certificate");
