-- The roles are rows: a new one needs no change of the schema, and an unknown one is still refused.

CREATE TABLE "role" (
    "name" VARCHAR(16) PRIMARY KEY NOT NULL DEFAULT ''
);

INSERT INTO "role" SELECT DISTINCT "role" FROM "account";

ALTER TABLE "account" DROP CONSTRAINT "account_role_known";

ALTER TABLE "account" ALTER COLUMN "role" DROP DEFAULT;

ALTER TABLE "account" ADD CONSTRAINT "account_role_fkey" FOREIGN KEY ("role") REFERENCES "role" ("name") ON DELETE RESTRICT ON UPDATE CASCADE;
