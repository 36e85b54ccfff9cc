-- The door: paired telephones and their scans. What is scanned in a rehearsal never counts.

CREATE TABLE "door_device" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "kinds" VARCHAR(60) NOT NULL DEFAULT '',
    "code_hash" VARCHAR(64) UNIQUE,
    "code_until" TIMESTAMPTZ NOT NULL,
    "token_hash" VARCHAR(64) UNIQUE,
    "paired_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "seen_at" TIMESTAMPTZ,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "door_device_waiting_counts" CHECK ("waiting" >= 0),
    CONSTRAINT "door_device_code_or_token" CHECK ("code_hash" IS NULL OR "token_hash" IS NULL)
);
CREATE INDEX "door_device_ceremony" ON "door_device" ("ceremony");

CREATE TABLE "scan" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL DEFAULT '',
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "device" INTEGER REFERENCES "door_device" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "code" VARCHAR(200) NOT NULL DEFAULT '',
    "attendee" INTEGER REFERENCES "attendee" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    "certificate" INTEGER REFERENCES "certificate" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "tray" VARCHAR(20) NOT NULL DEFAULT '',
    "recipient" VARCHAR(50) NOT NULL DEFAULT '',
    "undoes" VARCHAR(36) NOT NULL DEFAULT '',
    "about" VARCHAR(36) NOT NULL DEFAULT '',
    "device_at" TIMESTAMPTZ NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "shown" VARCHAR(8) NOT NULL DEFAULT '',
    "verdict" VARCHAR(8) NOT NULL DEFAULT '',
    "reason" VARCHAR(24) NOT NULL DEFAULT '',
    "words" VARCHAR(300) NOT NULL DEFAULT '',
    "name" VARCHAR(200) NOT NULL DEFAULT '',
    "place" VARCHAR(100) NOT NULL DEFAULT '',
    "rehearsal" BOOLEAN NOT NULL DEFAULT false,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    CONSTRAINT "scan_kind_known" CHECK ("kind" IN ('arrived', 'left', 'packed', 'handed', 'undone', 'unknown')),
    CONSTRAINT "scan_verdict_known" CHECK ("verdict" IN ('green', 'amber', 'red')),
    CONSTRAINT "scan_has_an_id" CHECK ("id" != ''),
    CONSTRAINT "scan_not_ahead" CHECK ("at" <= "received_at"),
    CONSTRAINT "scan_undoes_another" CHECK ("kind" != 'undone' OR "undoes" != "id")
);
CREATE INDEX "scan_ceremony" ON "scan" ("ceremony");
CREATE INDEX "scan_attendee" ON "scan" ("attendee");
CREATE INDEX "scan_certificate" ON "scan" ("certificate");
