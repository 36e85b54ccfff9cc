-- The acts on halls, seats and attendees.

ALTER TABLE "stage_edit" DROP CONSTRAINT "stage_edit_act_known";

ALTER TABLE "stage_edit" ADD CONSTRAINT "stage_edit_act_known" CHECK ("act" IN ('begun', 'settings', 'item-put', 'item-moved', 'item-removed', 'letters', 'grouped', 'group-put', 'group-split', 'groups-joined', 'group-moved', 'group-removed', 'members-moved', 'member-put', 'presenters', 'presenter-assigned', 'presenters-by-rule', 'texts', 'replaced', 'hall', 'blocks', 'seats-filled', 'seats-swapped', 'seat-put', 'seat-pinned', 'attendees-imported', 'attendee-put', 'attendee-removed', 'reply-accepted'));
