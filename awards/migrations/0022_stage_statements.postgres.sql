-- A frozen version of the ceremony is a statement too.

ALTER TABLE "statement" DROP CONSTRAINT "statement_kind_known";

ALTER TABLE "statement" ADD CONSTRAINT "statement_kind_known" CHECK ("kind" IN ('notice', 'published', 'proof', 'roster', 'stage'));
