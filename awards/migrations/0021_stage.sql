-- The ceremony: its programme, groups, hall and seats, frozen versions and changes of the day.

CREATE TABLE "hall" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "digest" VARCHAR(64) UNIQUE NOT NULL DEFAULT ''
);

CREATE TABLE "seat" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "hall" INTEGER NOT NULL REFERENCES "hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "block" VARCHAR(40) NOT NULL DEFAULT '',
    "row_label" VARCHAR(20) NOT NULL DEFAULT '',
    "seat_label" VARCHAR(20) NOT NULL DEFAULT '',
    "x" INTEGER NOT NULL DEFAULT 0,
    "y" INTEGER NOT NULL DEFAULT 0,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    CONSTRAINT "seat_label_once" UNIQUE ("hall", "block", "row_label", "seat_label"),
    CONSTRAINT "seat_cell_once" UNIQUE ("hall", "x", "y"),
    CONSTRAINT "seat_kind_known" CHECK ("kind" IN ('seat', 'platform', 'wheelchair', 'broken', 'staff'))
);

CREATE TABLE "ceremony" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER UNIQUE NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "title" VARCHAR(200) NOT NULL DEFAULT '',
    "place" VARCHAR(200) NOT NULL DEFAULT '',
    "begins_at" TIMESTAMPTZ NOT NULL,
    "allowed_minutes" INTEGER NOT NULL DEFAULT 120,
    "hall_name" VARCHAR(100) NOT NULL DEFAULT '',
    "hall" INTEGER REFERENCES "hall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "position_rule" VARCHAR(16) NOT NULL DEFAULT '',
    "platform_rule" VARCHAR(16) NOT NULL DEFAULT '',
    "walk_on_side" VARCHAR(16) NOT NULL DEFAULT '',
    "fill_rule" VARCHAR(16) NOT NULL DEFAULT '',
    "group_seconds" INTEGER NOT NULL DEFAULT 50,
    "member_seconds" INTEGER NOT NULL DEFAULT 6,
    "presenter_members" INTEGER NOT NULL DEFAULT 5,
    "texts" TEXT NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ,
    CONSTRAINT "ceremony_version_counts_up" CHECK ("version" >= 0),
    CONSTRAINT "ceremony_revision_counts_up" CHECK ("revision" >= 1),
    CONSTRAINT "ceremony_times_positive" CHECK ((("allowed_minutes" >= 1 AND "group_seconds" >= 0) AND "member_seconds" >= 0) AND "presenter_members" >= 1),
    CONSTRAINT "ceremony_position_rule_known" CHECK ("position_rule" IN ('left-to-right', 'centre-a', 'centre-b')),
    CONSTRAINT "ceremony_platform_rule_known" CHECK ("platform_rule" IN ('a', 'b', 'international')),
    CONSTRAINT "ceremony_walk_on_known" CHECK ("walk_on_side" IN ('left', 'right')),
    CONSTRAINT "ceremony_fill_rule_known" CHECK ("fill_rule" IN ('aisle', 'across'))
);

CREATE TABLE "programme_item" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "place" INTEGER NOT NULL DEFAULT 0,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "title" VARCHAR(200) NOT NULL DEFAULT '',
    "speaker" VARCHAR(100) NOT NULL DEFAULT '',
    "seconds" INTEGER,
    "notes" VARCHAR(500) NOT NULL DEFAULT '',
    "script" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "programme_item_place_once" UNIQUE ("ceremony", "place"),
    CONSTRAINT "programme_item_from_one" CHECK ("place" >= 1),
    CONSTRAINT "programme_item_seconds_positive" CHECK ("seconds" IS NULL OR "seconds" >= 0),
    CONSTRAINT "programme_item_kind_known" CHECK ("kind" IN ('speech', 'decision', 'award', 'letters', 'performance', 'photo', 'anthem', 'break', 'free'))
);

CREATE TABLE "stage_group" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "item" INTEGER NOT NULL REFERENCES "programme_item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "place" INTEGER NOT NULL DEFAULT 0,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "category" INTEGER REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "script" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "stage_group_place_once" UNIQUE ("item", "place"),
    CONSTRAINT "stage_group_from_one" CHECK ("place" >= 1)
);

CREATE TABLE "stage_member" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "group" INTEGER REFERENCES "stage_group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "place" INTEGER,
    "winner" INTEGER UNIQUE NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "recipient" VARCHAR(50) NOT NULL DEFAULT '',
    "reading" VARCHAR(200) NOT NULL DEFAULT '',
    CONSTRAINT "stage_member_place_once" UNIQUE ("group", "place"),
    CONSTRAINT "stage_member_place_in_group" CHECK (("group" IS NULL AND "place" IS NULL) OR (("group" IS NOT NULL AND "place" IS NOT NULL) AND "place" >= 1))
);
CREATE INDEX "stage_member_ceremony" ON "stage_member" ("ceremony");

CREATE TABLE "presenter" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "duty" VARCHAR(100) NOT NULL DEFAULT '',
    "presents" BOOLEAN NOT NULL DEFAULT true,
    "on_platform" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "presenter_rank_once" UNIQUE ("ceremony", "rank"),
    CONSTRAINT "presenter_from_one" CHECK ("rank" >= 1)
);

CREATE TABLE "group_presenter" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "group" INTEGER NOT NULL REFERENCES "stage_group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "presenter" INTEGER NOT NULL REFERENCES "presenter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "first" INTEGER NOT NULL DEFAULT 0,
    "last" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "group_presenter_once" UNIQUE ("group", "presenter"),
    CONSTRAINT "group_presenter_first_once" UNIQUE ("group", "first"),
    CONSTRAINT "group_presenter_in_order" CHECK ("first" >= 1 AND "first" <= "last")
);

CREATE TABLE "letter" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "item" INTEGER NOT NULL REFERENCES "programme_item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "place" INTEGER NOT NULL DEFAULT 0,
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "signer" VARCHAR(50) NOT NULL DEFAULT '',
    "handed_at" TIMESTAMPTZ,
    CONSTRAINT "letter_place_once" UNIQUE ("item", "place"),
    CONSTRAINT "letter_unit_once" UNIQUE ("item", "unit"),
    CONSTRAINT "letter_from_one" CHECK ("place" >= 1)
);

CREATE TABLE "seat_block" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "block" VARCHAR(40) NOT NULL DEFAULT '',
    "place" INTEGER NOT NULL DEFAULT 0,
    "whom" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "seat_block_place_once" UNIQUE ("ceremony", "block", "place")
);

CREATE TABLE "attendee" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "winner" INTEGER REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "duty" VARCHAR(100) NOT NULL DEFAULT '',
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "code" VARCHAR(12) UNIQUE NOT NULL DEFAULT '',
    "name_key" VARCHAR(200) NOT NULL DEFAULT '',
    CONSTRAINT "attendee_kind_known" CHECK ("kind" IN ('winner', 'representative', 'companion', 'leader', 'guest', 'press', 'staff'))
);
CREATE INDEX "attendee_ceremony" ON "attendee" ("ceremony");
CREATE INDEX "attendee_winner" ON "attendee" ("winner");

CREATE TABLE "seating" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "attendee" INTEGER UNIQUE NOT NULL REFERENCES "attendee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "seat" INTEGER NOT NULL REFERENCES "seat" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "seating_seat_once" UNIQUE ("ceremony", "seat")
);

CREATE TABLE "stage_version" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "number" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL DEFAULT '',
    "digest" VARCHAR(64) NOT NULL DEFAULT '',
    "note" VARCHAR(500) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "stage_version_once" UNIQUE ("ceremony", "number"),
    CONSTRAINT "stage_version_from_one" CHECK ("number" >= 1)
);

CREATE TABLE "stage_change" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "version" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "winner" INTEGER REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "payload" TEXT NOT NULL DEFAULT '{}',
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "undone_by" VARCHAR(100),
    CONSTRAINT "stage_change_once" UNIQUE ("ceremony", "version", "revision"),
    CONSTRAINT "stage_change_from_one" CHECK ("revision" >= 1),
    CONSTRAINT "stage_change_kind_known" CHECK ("kind" IN ('absent', 'stand-in', 'strike', 'late'))
);

CREATE TABLE "stage_edit" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "ceremony" INTEGER NOT NULL REFERENCES "ceremony" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "act" VARCHAR(40) NOT NULL DEFAULT '',
    "facts" TEXT NOT NULL DEFAULT '{}',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "stage_edit_once" UNIQUE ("ceremony", "revision"),
    CONSTRAINT "stage_edit_act_known" CHECK ("act" IN ('begun', 'settings', 'item-put', 'item-moved', 'item-removed', 'letters', 'grouped', 'group-put', 'group-split', 'groups-joined', 'group-moved', 'group-removed', 'members-moved', 'member-put', 'presenters', 'presenter-assigned', 'presenters-by-rule', 'texts', 'replaced'))
);
