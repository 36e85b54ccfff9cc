-- How a person wants the pages: the height of rows, rows on a page, columns of the winners' list,
-- and whether single keys act.

ALTER TABLE "account" ADD COLUMN "density" VARCHAR(8) NOT NULL DEFAULT 'compact';
ALTER TABLE "account" ADD COLUMN "page_rows" INTEGER NOT NULL DEFAULT 50;
ALTER TABLE "account" ADD COLUMN "columns" VARCHAR(500) NOT NULL DEFAULT '';
ALTER TABLE "account" ADD COLUMN "shortcuts" BOOLEAN NOT NULL DEFAULT true;
