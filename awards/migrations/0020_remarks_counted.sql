-- The list of winners says how many have a remark and how many are held.

CREATE INDEX "winner_warned" ON "winner" ("category", "state") WHERE "warnings" > 0;
CREATE INDEX "winner_held" ON "winner" ("category", "state") WHERE "held";
