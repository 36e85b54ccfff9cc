-- The roles are rows: a new one needs no change of the schema, and an unknown one is still refused.
-- SQLite cannot change a constraint, and rows refer to accounts, so the table cannot be made again.
-- The text of the table is changed instead, which SQLite documents for changes that touch no row.

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, 'CONSTRAINT "account_role_known" CHECK ("role" IN (''viewer'', ''registrar'', ''approver'', ''printer'', ''admin''))', 'CONSTRAINT "account_role_fkey" FOREIGN KEY ("role") REFERENCES "role" ("name") ON DELETE RESTRICT ON UPDATE CASCADE') WHERE type = 'table' AND name = 'account';

PRAGMA writable_schema = RESET;

CREATE TABLE "role" (
    "name" VARCHAR(16) PRIMARY KEY NOT NULL DEFAULT ''
);

INSERT INTO "role" SELECT DISTINCT "role" FROM "account";
