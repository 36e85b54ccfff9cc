-- The organizers' web application: sessions, notices, proofs, drafts of intakes.

CREATE TABLE "password_link" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "token_hash" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ
);

CREATE TABLE "session" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "token_hash" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "address" VARCHAR(64) NOT NULL DEFAULT '',
    "agent" VARCHAR(200) NOT NULL DEFAULT '',
    "began_at" TIMESTAMPTZ NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ
);

CREATE TABLE "attempts" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "key" VARCHAR(100) UNIQUE NOT NULL DEFAULT '',
    "began_at" TIMESTAMPTZ NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "saved_view" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" VARCHAR(40) NOT NULL DEFAULT '',
    "path" VARCHAR(200) NOT NULL DEFAULT '',
    "query" VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT "saved_view_once" UNIQUE ("account", "path", "name")
);

CREATE TABLE "intake_draft" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "username" VARCHAR(64) NOT NULL DEFAULT '',
    "file_name" VARCHAR(100) NOT NULL DEFAULT '',
    "sha256" VARCHAR(64) NOT NULL DEFAULT '',
    "content" BYTEA NOT NULL DEFAULT '',
    "choices" TEXT NOT NULL DEFAULT '{}',
    "corrects" INTEGER REFERENCES "intake" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "made_at" TIMESTAMPTZ NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL
);

CREATE TABLE "calendar_day" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "day" DATE UNIQUE NOT NULL,
    "working" BOOLEAN NOT NULL DEFAULT false,
    "name" VARCHAR(40) NOT NULL DEFAULT ''
);

CREATE TABLE "notice" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "number" INTEGER NOT NULL DEFAULT 0,
    "begins_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "days" INTEGER NOT NULL DEFAULT 0,
    "contact" VARCHAR(200) NOT NULL DEFAULT '',
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "notice_number_once" UNIQUE ("commendation", "number"),
    CONSTRAINT "notice_ends_after_it_begins" CHECK ("ends_on" >= "begins_on")
);

CREATE TABLE "objection" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "notice" INTEGER REFERENCES "notice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "case_number" VARCHAR(60) UNIQUE NOT NULL DEFAULT '',
    "received_on" DATE NOT NULL,
    "source" VARCHAR(200) NOT NULL DEFAULT '',
    "summary" VARCHAR(2000) NOT NULL DEFAULT '',
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "outcome" VARCHAR(2000) NOT NULL DEFAULT '',
    "recorded_by" VARCHAR(100) NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "decided_by" VARCHAR(100) NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ,
    CONSTRAINT "objection_state_known" CHECK ("state" IN ('open', 'upheld', 'dismissed'))
);

CREATE TABLE "proof_link" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "deadline" TIMESTAMPTZ NOT NULL,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "confirmed_by" VARCHAR(100) NOT NULL DEFAULT '',
    "confirmed_at" TIMESTAMPTZ
);

CREATE TABLE "proposal" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "link" INTEGER NOT NULL REFERENCES "proof_link" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "field" VARCHAR(20) NOT NULL DEFAULT '',
    "before" VARCHAR(500) NOT NULL DEFAULT '',
    "proposed" VARCHAR(500) NOT NULL DEFAULT '',
    "comment" VARCHAR(500) NOT NULL DEFAULT '',
    "proposer" VARCHAR(100) NOT NULL DEFAULT '',
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "decided_by" VARCHAR(100) NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ,
    CONSTRAINT "proposal_state_known" CHECK ("state" IN ('open', 'accepted', 'declined'))
);

ALTER TABLE "account" ADD COLUMN "password_hash" VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE "account" ADD COLUMN "totp_serial" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "account" ADD COLUMN "totp_since" TIMESTAMPTZ;
ALTER TABLE "account" ADD COLUMN "totp_step" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "commendation" ADD COLUMN "notice_days" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "commendation" ADD COLUMN "two_person" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "commendation" ADD COLUMN "announced_at" TIMESTAMPTZ;
ALTER TABLE "intake" ADD COLUMN "corrects" INTEGER REFERENCES "intake" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "intake" ADD COLUMN "undone_at" TIMESTAMPTZ;
ALTER TABLE "intake" ADD COLUMN "undone_by" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "intake" ADD COLUMN "reading" TEXT NOT NULL DEFAULT '';
ALTER TABLE "winner" ADD COLUMN "search_key" TEXT NOT NULL DEFAULT '';
ALTER TABLE "winner" ADD COLUMN "warnings" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "winner" ADD COLUMN "written_by" VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE "winner" ADD COLUMN "intake_row" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "winner" ADD COLUMN "notice" INTEGER REFERENCES "notice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "winner" ADD COLUMN "held" BOOLEAN NOT NULL DEFAULT false;

-- What was registered before is found by its name; the next change of it does the rest.
UPDATE "winner" SET "search_key" = "name_key";

-- The list of very many winners: a page in any order, its counts and a search, each in an index.
DROP INDEX "winner_name_key";
CREATE INDEX "winner_by_name" ON "winner" ("name_key", "id", "category", "state");
CREATE INDEX "winner_by_unit" ON "winner" ("unit", "id", "category", "state");
CREATE INDEX "winner_searched" ON "winner" ("category", "state", "search_key");
