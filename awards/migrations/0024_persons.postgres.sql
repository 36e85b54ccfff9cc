-- Who made a token; whether a second person agreed to a link; sign-ins that one made for another.

ALTER TABLE "api_token" ADD COLUMN "made_by" VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE "password_link" ADD COLUMN "agreed" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "consent_request" DROP CONSTRAINT "consent_act_known";
ALTER TABLE "consent_request" ADD CONSTRAINT "consent_act_known" CHECK ("act" IN ('create', 'role', 'open', 'close', 'password', 'factor', 'rule', 'entrance'));

UPDATE "api_token" SET "made_by" = COALESCE((
    SELECT max("actor") FROM "audit_entry"
    WHERE "action" = 'token.created' AND "subject" = 'account/' || "api_token"."account"
      AND CAST("after"::json ->> 'id' AS VARCHAR) = CAST("api_token"."id" AS VARCHAR)
), '');
