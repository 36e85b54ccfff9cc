-- The users of the operating system who are people with accounts.

CREATE TABLE "shell_link" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    "os_user" VARCHAR(64) NOT NULL UNIQUE DEFAULT '',
    "os_name" VARCHAR(64) NOT NULL DEFAULT '',
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL,
    "agreed_at" TIMESTAMPTZ
);
