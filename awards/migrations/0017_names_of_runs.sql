-- Runs have names that people say: a number in their commendation, what they cover, why they began.

ALTER TABLE "commendation" ADD COLUMN "last_run" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "print_run" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "print_run" ADD COLUMN "covers" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "print_run" ADD COLUMN "categories" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "print_run" ADD COLUMN "part" VARCHAR(16) NOT NULL DEFAULT '';

UPDATE "print_run" SET "number" = (
    SELECT count(*) FROM "print_run" AS "earlier"
    WHERE "earlier"."commendation" = "print_run"."commendation"
      AND "earlier"."id" <= "print_run"."id"
);
UPDATE "commendation" SET "last_run" = (
    SELECT count(*) FROM "print_run" WHERE "print_run"."commendation" = "commendation"."id"
);
CREATE UNIQUE INDEX "print_run_number" ON "print_run" ("commendation", "number");

UPDATE "print_run" SET "categories" = COALESCE((
    SELECT count(DISTINCT "issued_number"."category") FROM "sheet"
    JOIN "certificate" ON "certificate"."id" = "sheet"."certificate"
    JOIN "issued_number" ON "issued_number"."id" = "certificate"."issued_number"
    WHERE "sheet"."run" = "print_run"."id"
), 0);
UPDATE "print_run" SET "covers" = COALESCE((
    SELECT "category"."name" FROM "sheet"
    JOIN "certificate" ON "certificate"."id" = "sheet"."certificate"
    JOIN "issued_number" ON "issued_number"."id" = "certificate"."issued_number"
    JOIN "category" ON "category"."id" = "issued_number"."category"
    WHERE "sheet"."run" = "print_run"."id"
    ORDER BY "sheet"."position" LIMIT 1
), '');

-- A run that goes on after a jam has certificates that the earlier run was freed of.
UPDATE "print_run" SET "part" = CASE WHEN EXISTS (
    SELECT 1 FROM "sheet"
    JOIN "sheet" AS "before" ON "before"."certificate" = "sheet"."certificate"
    WHERE "sheet"."run" = "print_run"."id" AND "before"."run" = "print_run"."again"
      AND "before"."state" = 'freed'
) THEN 'rest' ELSE 'reprint' END
WHERE "again" IS NOT NULL;

-- The sheets of paper in a file, in the order of its pages, such as 1-136,140.
ALTER TABLE "chunk" ADD COLUMN "sheets" TEXT NOT NULL DEFAULT '';
UPDATE "chunk" SET "sheets" = COALESCE((
    SELECT CAST(min("number") AS VARCHAR) || '-' || CAST(max("number") AS VARCHAR) FROM "sheet"
    WHERE "sheet"."run" = "chunk"."run" AND "sheet"."chunk" = "chunk"."place"
), '') WHERE "chunk"."state" = 'done';
