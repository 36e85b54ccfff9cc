-- The overview says how many wait for a notice and how many can be confirmed.

CREATE INDEX "winner_waiting" ON "winner" ("notice", "held", "category") WHERE "state" IN ('draft', 'noticed');
