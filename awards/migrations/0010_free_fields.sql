-- Fields of an office's own on winners, declared for each commendation, and a winner's photo.

CREATE TABLE "free_field" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "key" VARCHAR(40) NOT NULL DEFAULT '',
    "place" INTEGER NOT NULL DEFAULT 0,
    "name" VARCHAR(40) NOT NULL DEFAULT '',
    "name_en" VARCHAR(80) NOT NULL DEFAULT '',
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "choices" TEXT NOT NULL DEFAULT '[]',
    "shown" TEXT NOT NULL DEFAULT '[]',
    "printed" BOOLEAN NOT NULL DEFAULT false,
    "searchable" BOOLEAN NOT NULL DEFAULT false,
    "personal" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "free_field_key_once" UNIQUE ("commendation", "key"),
    CONSTRAINT "free_field_name_once" UNIQUE ("commendation", "name"),
    CONSTRAINT "free_field_kind_known" CHECK ("kind" IN ('text', 'number', 'date', 'choice'))
);

-- The values of the free fields as JSON, by their keys; the SHA-256 of the photo, empty without one.
ALTER TABLE "winner" ADD COLUMN "free" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "winner" ADD COLUMN "photo" VARCHAR(64) NOT NULL DEFAULT '';
