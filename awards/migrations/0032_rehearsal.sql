-- A ceremony that is rehearsed: what is done then does not count.

ALTER TABLE "ceremony" ADD COLUMN "rehearsal" BOOLEAN NOT NULL DEFAULT false;
