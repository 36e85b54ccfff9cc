-- Unit, honour and category in English; issuers in English, one on each line, get more room.

ALTER TABLE "winner" ADD COLUMN "unit_en" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "honour" ADD COLUMN "name_en" VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE "category" ADD COLUMN "name_en" VARCHAR(200) NOT NULL DEFAULT '';

-- SQLite cannot change the type of a column, so a new one takes its place on both databases.
ALTER TABLE "commendation" ADD COLUMN "issuers_wide" VARCHAR(600) NOT NULL DEFAULT '';
UPDATE "commendation" SET "issuers_wide" = "issuers_en";
ALTER TABLE "commendation" DROP COLUMN "issuers_en";
ALTER TABLE "commendation" RENAME COLUMN "issuers_wide" TO "issuers_en";
