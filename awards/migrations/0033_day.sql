-- The day of the ceremony: its events, what was given, and the statements that closed it.

CREATE TABLE "day_event" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "act" VARCHAR(20) NOT NULL DEFAULT '',
    "rehearsal" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "change" INTEGER NOT NULL DEFAULT 0,
    "item" INTEGER,
    "group" INTEGER,
    "winner" INTEGER REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "undoes" INTEGER,
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "day_event_once" UNIQUE ("ceremony", "revision"),
    CONSTRAINT "day_event_undone_once" UNIQUE ("ceremony", "undoes"),
    CONSTRAINT "day_event_from_one" CHECK ("revision" >= 1),
    CONSTRAINT "day_event_act_known" CHECK ("act" IN ('shown', 'blanked', 'lit', 'given', 'returned', 'letter', 'changed', 'change-undone', 'undone', 'rehearsal-begun', 'rehearsal-ended', 'closed', 'reopened'))
);

CREATE TABLE "day_given" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "event" INTEGER NOT NULL REFERENCES "day_event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "number" VARCHAR(100) NOT NULL DEFAULT '',
    "way" VARCHAR(16) NOT NULL DEFAULT '',
    "recipient" VARCHAR(300) NOT NULL DEFAULT '',
    CONSTRAINT "day_given_once" UNIQUE ("event", "winner"),
    CONSTRAINT "day_given_way_known" CHECK ("way" IN ('stage', 'stand-in', 'desk'))
);

CREATE TABLE "day_closing" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "number" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL DEFAULT '',
    "digest" VARCHAR(64) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "day_closing_once" UNIQUE ("ceremony", "number"),
    CONSTRAINT "day_closing_from_one" CHECK ("number" >= 1)
);
