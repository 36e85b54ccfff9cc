-- Certificates issued on paper, the number that a category begins with, and keys of one recipient.

CREATE TABLE "record_list" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "reference" VARCHAR(40) UNIQUE NOT NULL DEFAULT '',
    "file_name" VARCHAR(100) NOT NULL DEFAULT '',
    "sha256" VARCHAR(64) NOT NULL DEFAULT '',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL,
    "undone_at" TIMESTAMPTZ,
    "undone_by" VARCHAR(100) NOT NULL DEFAULT ''
);
CREATE INDEX "record_list_sha256" ON "record_list" ("sha256");

CREATE TABLE "paper_record" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "record_list" INTEGER NOT NULL REFERENCES "record_list" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "number" VARCHAR(100) NOT NULL DEFAULT '',
    "number_key" VARCHAR(100),
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "name_key" VARCHAR(200) NOT NULL DEFAULT '',
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "category" VARCHAR(100) NOT NULL DEFAULT '',
    "honour" VARCHAR(100) NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL DEFAULT 0,
    "issued_on" DATE NOT NULL,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "credit_code" VARCHAR(18) NOT NULL DEFAULT '',
    "number_tail" VARCHAR(4) NOT NULL DEFAULT '',
    "number_fingerprint" VARCHAR(64) NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "paper_record_number_once" UNIQUE ("number_key", "year"),
    CONSTRAINT "paper_record_state_known" CHECK ("state" IN ('valid', 'superseded', 'revoked'))
);
CREATE INDEX "paper_record_record_list" ON "paper_record" ("record_list");
CREATE INDEX "paper_record_name_key" ON "paper_record" ("name_key");
CREATE INDEX "paper_record_unit" ON "paper_record" ("unit");
CREATE INDEX "paper_record_credit_code" ON "paper_record" ("credit_code");
CREATE INDEX "paper_record_number_fingerprint" ON "paper_record" ("number_fingerprint");

ALTER TABLE "category" ADD COLUMN "first_number" INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "category_numbers_begin" CHECK ("first_number" >= 1);

-- One recipient is found by number and by code among the winners of all years.
CREATE INDEX "winner_number_fingerprint" ON "winner" ("number_fingerprint");
CREATE INDEX "winner_credit_code" ON "winner" ("credit_code");
