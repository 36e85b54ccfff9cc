-- Since when the register and a statement differ about a winner.

ALTER TABLE "winner" ADD COLUMN "differs_since" TIMESTAMPTZ;
