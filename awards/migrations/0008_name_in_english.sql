-- The name of a winner in English, for bilingual certificates; empty where it is not known.

ALTER TABLE "winner" ADD COLUMN "name_en" VARCHAR(100) NOT NULL DEFAULT '';
