-- What a bilingual layout says in English; empty where there is none.

ALTER TABLE "commendation" ADD COLUMN "certificate_title_en" VARCHAR(80) NOT NULL DEFAULT '';
ALTER TABLE "commendation" ADD COLUMN "issuers_en" VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE "category" ADD COLUMN "body_en" VARCHAR(500) NOT NULL DEFAULT '';
