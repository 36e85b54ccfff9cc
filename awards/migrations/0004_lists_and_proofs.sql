-- One index has all that counts, filters and a page in the order of the decision ask, another the
-- order by state: nothing of the list reads a whole row but those it shows.
DROP INDEX "winner_searched";
CREATE INDEX "winner_decided" ON "winner"
    ("category", "place", "state", "held", "notice", "warnings", "search_key");
CREATE INDEX "winner_by_state" ON "winner" ("state", "id", "category");

-- The words that a unit confirmed. Of those that confirmed before nothing is known, so all of
-- theirs count as changed since.
ALTER TABLE "proof_link" ADD COLUMN "words" TEXT NOT NULL DEFAULT '';
