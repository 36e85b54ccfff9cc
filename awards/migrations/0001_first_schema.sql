-- The first schema. One text for both engines: the runner writes SERIAL as each of them spells it.

CREATE TABLE "account" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "username" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "display_name" VARCHAR(100) NOT NULL DEFAULT '',
    "role" VARCHAR(16) NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "account_role_known" CHECK ("role" IN ('viewer', 'registrar', 'approver', 'printer', 'admin'))
);

CREATE TABLE "api_token" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "token_hash" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ
);

CREATE TABLE "audit_head" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "hash" VARCHAR(64) NOT NULL DEFAULT ''
);

CREATE TABLE "audit_entry" (
    "position" BIGINT PRIMARY KEY NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ NOT NULL,
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "action" VARCHAR(40) NOT NULL DEFAULT '',
    "subject" VARCHAR(80) NOT NULL DEFAULT '',
    "before" TEXT NOT NULL DEFAULT 'null',
    "after" TEXT NOT NULL DEFAULT 'null',
    "previous_hash" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "hash" VARCHAR(64) UNIQUE NOT NULL DEFAULT ''
);
CREATE INDEX "audit_entry_subject" ON "audit_entry" ("subject");

CREATE TABLE "commendation" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "code" VARCHAR(40) UNIQUE NOT NULL DEFAULT '',
    "title" VARCHAR(200) NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL DEFAULT 0,
    "decided_on" DATE NOT NULL,
    "ceremony_on" DATE NOT NULL,
    "issuers" TEXT NOT NULL DEFAULT '',
    "layout" VARCHAR(64) NOT NULL DEFAULT '',
    "certificate_title" VARCHAR(40) NOT NULL DEFAULT ''
);

CREATE TABLE "category" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "code" VARCHAR(20) NOT NULL DEFAULT '',
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "recipient_kind" VARCHAR(16) NOT NULL DEFAULT '',
    "form" VARCHAR(16) NOT NULL DEFAULT '',
    "place" INTEGER NOT NULL DEFAULT 0,
    "quota" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "order_method" VARCHAR(20) NOT NULL DEFAULT '',
    "number_pattern" VARCHAR(100) NOT NULL DEFAULT '',
    "salutation" VARCHAR(100) NOT NULL DEFAULT '',
    "body" VARCHAR(500) NOT NULL DEFAULT '',
    "closing" VARCHAR(100) NOT NULL DEFAULT '',
    CONSTRAINT "category_code_once" UNIQUE ("commendation", "code"),
    CONSTRAINT "category_name_once" UNIQUE ("commendation", "name"),
    CONSTRAINT "category_within_quota" CHECK (("taken" >= 0 AND "taken" <= "quota")),
    CONSTRAINT "category_numbers_count_up" CHECK ("last_number" >= 0),
    CONSTRAINT "category_kind_known" CHECK ("recipient_kind" IN ('enterprise', 'team', 'task-force', 'collective', 'individual')),
    CONSTRAINT "category_form_known" CHECK ("form" IN ('certificate', 'plaque')),
    CONSTRAINT "category_order_known" CHECK ("order_method" IN ('decision', 'surname-strokes', 'fullname-strokes', 'pinyin', 'hand'))
);

CREATE TABLE "honour" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "category" INTEGER NOT NULL REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "place" INTEGER NOT NULL DEFAULT 0,
    "quota" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "honour_name_once" UNIQUE ("category", "name"),
    CONSTRAINT "honour_within_quota" CHECK (("taken" >= 0 AND ("quota" IS NULL OR "taken" <= "quota")))
);

CREATE TABLE "intake" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "reference" VARCHAR(40) UNIQUE NOT NULL DEFAULT '',
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "file_name" VARCHAR(100) NOT NULL DEFAULT '',
    "sha256" VARCHAR(64) NOT NULL DEFAULT '',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX "intake_sha256" ON "intake" ("sha256");

CREATE TABLE "winner" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "category" INTEGER NOT NULL REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "honour" INTEGER REFERENCES "honour" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "intake" INTEGER REFERENCES "intake" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "name_key" VARCHAR(200) NOT NULL DEFAULT '',
    "credit_code" VARCHAR(18) NOT NULL DEFAULT '',
    "number_tail" VARCHAR(4) NOT NULL DEFAULT '',
    "number_fingerprint" VARCHAR(64) NOT NULL DEFAULT '',
    "namesake" INTEGER NOT NULL DEFAULT 0,
    "note" VARCHAR(500) NOT NULL DEFAULT '',
    "surname_length" INTEGER,
    "place" INTEGER NOT NULL DEFAULT 0,
    "hand_place" INTEGER,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "recipient_key" VARCHAR(64),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "registered_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "winner_once" UNIQUE ("category", "recipient_key"),
    CONSTRAINT "winner_place_once" UNIQUE ("category", "place"),
    CONSTRAINT "winner_hand_place_once" UNIQUE ("category", "hand_place"),
    CONSTRAINT "winner_state_known" CHECK ("state" IN ('draft', 'noticed', 'confirmed', 'issued', 'withdrawn', 'revoked'))
);
CREATE INDEX "winner_name_key" ON "winner" ("name_key");

CREATE TABLE "issued_number" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "category" INTEGER NOT NULL REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "winner" INTEGER UNIQUE NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "text" VARCHAR(100) UNIQUE NOT NULL DEFAULT '',
    CONSTRAINT "issued_number_sequence_once" UNIQUE ("category", "sequence"),
    CONSTRAINT "issued_number_from_one" CHECK ("sequence" >= 1)
);

CREATE TABLE "stored_layout" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "digest" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "layout_id" VARCHAR(64) NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT ''
);

CREATE TABLE "certificate" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "issued_number" INTEGER NOT NULL REFERENCES "issued_number" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "layout" INTEGER NOT NULL REFERENCES "stored_layout" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "current" INTEGER UNIQUE,
    "snapshot" TEXT NOT NULL DEFAULT '',
    "digest" VARCHAR(64) NOT NULL DEFAULT '',
    "token" VARCHAR(32) UNIQUE NOT NULL DEFAULT '',
    "issued_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    CONSTRAINT "certificate_version_once" UNIQUE ("issued_number", "version"),
    CONSTRAINT "certificate_state_known" CHECK ("state" IN ('valid', 'superseded', 'revoked')),
    CONSTRAINT "certificate_one_current" CHECK (("current" IS NULL OR "current" = "issued_number"))
);

INSERT INTO "audit_head" ("position", "hash") VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000');
