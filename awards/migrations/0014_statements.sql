-- What was said to the public, in versions: notices and the announced list, with their lines.

CREATE TABLE "statement" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "commendation" INTEGER NOT NULL REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "notice" INTEGER UNIQUE REFERENCES "notice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "ended_at" TIMESTAMPTZ,
    CONSTRAINT "statement_kind_known" CHECK ("kind" IN ('notice', 'published'))
);
CREATE INDEX "statement_commendation" ON "statement" ("commendation");

CREATE TABLE "statement_version" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "statement" INTEGER NOT NULL REFERENCES "statement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "version" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ NOT NULL,
    "actor" VARCHAR(100) NOT NULL DEFAULT '',
    "reason" VARCHAR(500) NOT NULL DEFAULT '',
    "presumed" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "statement_version_once" UNIQUE ("statement", "version")
);

CREATE TABLE "statement_line" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "statement" INTEGER NOT NULL REFERENCES "statement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "winner" INTEGER NOT NULL REFERENCES "winner" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "category" INTEGER NOT NULL REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "category_name" VARCHAR(100) NOT NULL DEFAULT '',
    "honour" VARCHAR(100) NOT NULL DEFAULT '',
    "name" VARCHAR(50) NOT NULL DEFAULT '',
    "unit" VARCHAR(200) NOT NULL DEFAULT '',
    "number" VARCHAR(100) NOT NULL DEFAULT '',
    "since" INTEGER NOT NULL DEFAULT 1,
    "until" INTEGER,
    CONSTRAINT "statement_line_once" UNIQUE ("statement", "winner", "since")
);
CREATE INDEX "statement_line_winner" ON "statement_line" ("winner");

-- Nobody kept earlier versions: the register's words of today, but the name as the notice had it.
INSERT INTO "statement" ("commendation", "kind", "notice")
SELECT "commendation", 'notice', "id" FROM "notice" ORDER BY "id";

INSERT INTO "statement" ("commendation", "kind")
SELECT "id", 'published' FROM "commendation" WHERE "announced_at" IS NOT NULL ORDER BY "id";

INSERT INTO "statement_version" ("statement", "version", "at", "actor", "presumed")
SELECT "statement"."id", 1, "published_at", "actor", true
FROM "statement" JOIN "notice" ON "notice"."id" = "statement"."notice";

INSERT INTO "statement_version" ("statement", "version", "at", "presumed")
SELECT "statement"."id", 1, "announced_at", true
FROM "statement" JOIN "commendation" ON "commendation"."id" = "statement"."commendation"
WHERE "kind" = 'published';

INSERT INTO "statement_line"
    ("statement", "winner", "category", "position", "category_name", "honour", "name", "unit")
SELECT "statement"."id", "winner"."id", "category"."id",
       row_number() OVER (
           PARTITION BY "statement"."id" ORDER BY "category"."place", "winner"."place"
       ),
       "category"."name", COALESCE("honour"."name", ''),
       CASE WHEN "kind" = 'notice' THEN "winner"."noticed_name" ELSE "winner"."name" END,
       "winner"."unit"
FROM "statement"
JOIN "category" ON "category"."commendation" = "statement"."commendation"
JOIN "winner" ON "winner"."category" = "category"."id"
LEFT JOIN "honour" ON "honour"."id" = "winner"."honour"
WHERE ("kind" = 'notice' AND "winner"."notice" = "statement"."notice"
       AND "winner"."state" <> 'withdrawn')
   OR ("kind" = 'published' AND "winner"."state" IN ('confirmed', 'issued'));

ALTER TABLE "winner" DROP COLUMN "noticed_name";
