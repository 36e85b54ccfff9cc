-- The heading of what the public reads is frozen with each version, as its lines are.

ALTER TABLE "statement_version" ADD COLUMN "title" VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE "statement_version" ADD COLUMN "issuers" TEXT NOT NULL DEFAULT '';
ALTER TABLE "statement_version" ADD COLUMN "decided_on" DATE;

UPDATE "statement_version" SET
    "title" = (
        SELECT c."title" FROM "statement" s JOIN "commendation" c ON c."id" = s."commendation"
        WHERE s."id" = "statement_version"."statement"
    ),
    "issuers" = (
        SELECT c."issuers" FROM "statement" s JOIN "commendation" c ON c."id" = s."commendation"
        WHERE s."id" = "statement_version"."statement"
    ),
    "decided_on" = (
        SELECT c."decided_on" FROM "statement" s JOIN "commendation" c ON c."id" = s."commendation"
        WHERE s."id" = "statement_version"."statement"
    )
WHERE "statement" IN (SELECT "id" FROM "statement" WHERE "kind" IN ('notice', 'published'));
