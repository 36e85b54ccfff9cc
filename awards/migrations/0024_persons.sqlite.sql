-- SQLite cannot change a constraint, so the text of the table is changed; no row is touched.
-- Who made a token; whether a second person agreed to a link; sign-ins that one made for another.

ALTER TABLE "api_token" ADD COLUMN "made_by" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "password_link" ADD COLUMN "agreed" BOOLEAN NOT NULL DEFAULT false;

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, '''factor'', ''rule'')', '''factor'', ''rule'', ''entrance'')') WHERE type = 'table' AND name = 'consent_request';

PRAGMA writable_schema = RESET;

UPDATE "api_token" SET "made_by" = COALESCE((
    SELECT max("actor") FROM "audit_entry"
    WHERE "action" = 'token.created' AND "subject" = 'account/' || "api_token"."account"
      AND CAST("after"::json ->> 'id' AS VARCHAR) = CAST("api_token"."id" AS VARCHAR)
), '');
