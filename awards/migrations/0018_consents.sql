-- What an administrator asked under the two-person rule, and who agreed or refused.

CREATE TABLE "consent_request" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "act" VARCHAR(16) NOT NULL DEFAULT '',
    "account" INTEGER REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "commendation" INTEGER REFERENCES "commendation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "was" VARCHAR(16) NOT NULL DEFAULT '',
    "wanted" VARCHAR(16) NOT NULL DEFAULT '',
    "asked_by" VARCHAR(100) NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ NOT NULL,
    "due_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "decided_by" VARCHAR(100) NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ,
    CONSTRAINT "consent_act_known" CHECK ("act" IN ('create', 'role', 'open', 'close', 'password', 'factor', 'rule')),
    CONSTRAINT "consent_state_known" CHECK ("state" IN ('open', 'agreed', 'done', 'refused', 'taken-back', 'expired', 'overtaken'))
);
CREATE INDEX "consent_request_state" ON "consent_request" ("state");
