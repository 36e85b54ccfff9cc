-- The history under the server's key: how far entries were recorded without it, since when they are
-- under it, which key, and a code over the end of the chain. The newest head that has left the machine.

ALTER TABLE "audit_head" ADD COLUMN "adopted" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "audit_head" ADD COLUMN "rekeyed" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "audit_head" ADD COLUMN "adopted_at" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "audit_head" ADD COLUMN "key_digest" VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE "audit_head" ADD COLUMN "code" VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE "audit_head" ADD COLUMN "left_size" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "audit_head" ADD COLUMN "left_at" TIMESTAMPTZ;

-- The digest of an entry's details, and the salt that keeps it from being guessed.

ALTER TABLE "audit_entry" ADD COLUMN "salt" VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE "audit_entry" ADD COLUMN "details" VARCHAR(64) NOT NULL DEFAULT '';
