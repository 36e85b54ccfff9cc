-- A group that became too small is joined with another on the day.

ALTER TABLE "stage_change" DROP CONSTRAINT "stage_change_kind_known";

ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_kind_known" CHECK ("kind" IN ('absent', 'stand-in', 'strike', 'late', 'join'));
