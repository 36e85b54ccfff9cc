import assert from "node:assert/strict";
import { test } from "node:test";

import { canUndo, counts, find, indexed, judge, judgeUndo } from "../../../awards/web/static/door-rules.js";

const MADE = "2026-01-08T01:41:00.000Z";
const LATER = "2026-01-08T01:50:00.000Z";

const person = (code, name, more = {}) => ({
  code, name, initials: "", unit: "", kind: "winner", seat: "", group: "", arrived_at: null, arrived_by: "", struck: false, ...more,
});
const paper = (number, tray, place, more = {}) => ({
  digest: number.toLowerCase().padStart(32, "0"), number, name: number, unit: "", tray, place, bag: 0, state: "valid",
  packed_at: null, handed_at: null, handed_to: "", ...more,
});

const known = indexed({
  at: MADE,
  attendees: [
    person("AB00000001CD", "欧阳一二", { initials: "OYYE", seat: "中区 12排7座", group: "第10批3位" }),
    person("AB00000002CD", "栾樾", { initials: "LY", arrived_at: MADE, arrived_by: "西门" }),
    person("AB00000003CD", "王磊", { initials: "WL", unit: "甲社区", struck: true }),
    person("AB00000004CD", "王磊", { initials: "WL", unit: "乙社区" }),
  ],
  trays: ["4-1", "5-1", "5-2"].map((tray) => ({ tray, name: tray, places: 2 })),
  certificates: [
    paper("TC001", "4-1", 1),
    paper("TC002", "4-1", 2),
    paper("TC003", "5-2", 1, { packed_at: MADE }),
    paper("TC004", "", 0, { bag: 3 }),
    paper("TC005", "4-1", 1, { state: "superseded" }),
    paper("TC006", "4-1", 1, { state: "void" }),
    paper("TC007", "4-1", 1, { handed_at: MADE, handed_to: "李岩" }),
    paper("TC008", "", 0),
  ],
});

const sent = (kind, code, more = {}) => ({ id: code + kind, kind, code, at: LATER, tray: "", recipient: "", undoes: "", ...more });

/** As a telephone keeps it: judged with all before it. */
function kept(scan, past = []) {
  const { verdict, ...told } = judge(scan, known, past);
  return { ...scan, ...told, shown: verdict };
}

const said = (scan, past) => {
  const { verdict, reason } = judge(scan, known, past ?? []);
  return `${verdict} ${reason}`;
};

test("who is on the list is let in, with seat and place", () => {
  const told = judge(sent("arrived", "AB00000001CD"), known, []);
  assert.equal(told.verdict, "green");
  assert.equal(told.name, "欧阳一二");
  assert.equal(told.seat, "中区 12排7座");
  assert.equal(told.group, "第10批3位");
});

test("who is here already is no error: by whom and when", () => {
  const told = judge(sent("arrived", "AB00000002CD"), known, []);
  assert.deepEqual([told.verdict, told.reason, told.by, told.time], ["amber", "already", "西门", MADE]);
});

test("the same code twice on this telephone, before the server knows", () => {
  const first = kept(sent("arrived", "AB00000001CD"));
  assert.equal(said(sent("arrived", "AB00000001CD"), [first]), "amber already");
});

test("offline nothing is accepted that is not on the list", () => {
  assert.equal(said(sent("arrived", "AB00000099CD")), "red unknown");
  assert.equal(said(sent("arrived", "AB00000003CD")), "red struck");
  assert.equal(said(sent("arrived", "TC001")), "red certificate");
  assert.equal(said(sent("arrived", "wxp://f2f0")), "red payment");
  assert.equal(said(sent("packed", "AB00000001CD", { tray: "4-1" })), "red attendee");
});

test("a bad code changes nothing for the next one", () => {
  const bad = kept(sent("arrived", "https://example.com/"));
  assert.equal(said(sent("arrived", "AB00000001CD"), [bad]), "green arrived");
});

test("who left may come back", () => {
  const came = kept(sent("arrived", "AB00000001CD"));
  const left = kept(sent("left", "AB00000001CD"), [came]);
  assert.equal(left.shown, "green");
  assert.equal(said(sent("left", "AB00000001CD"), [came, left]), "amber not-here");
  assert.equal(said(sent("arrived", "AB00000001CD"), [came, left]), "green arrived");
});

test("taking back works once, and not for what was refused", () => {
  const came = kept(sent("arrived", "AB00000001CD"));
  const undone = { ...sent("undone", "", { undoes: came.id }), ...judgeUndo(came), shown: "green" };
  assert.equal(canUndo(came, [came]), true);
  assert.equal(canUndo(came, [came, undone]), false);
  assert.equal(canUndo(kept(sent("arrived", "AB00000003CD")), []), false);
  assert.equal(said(sent("arrived", "AB00000001CD"), [came, undone]), "green arrived");
});

test("taking back a second scan leaves the first", () => {
  const came = kept(sent("arrived", "AB00000001CD"));
  const again = kept(sent("arrived", "AB00000001CD", { id: "2" }), [came]);
  const undone = { ...sent("undone", "", { undoes: "2" }), ...judgeUndo(again), shown: "green" };
  assert.equal(said(sent("arrived", "AB00000001CD"), [came, again, undone]), "amber already");
});

test("a newer list wins over own scans that the server answered before it", () => {
  const came = kept(sent("arrived", "AB00000001CD"));
  const before = { ...came, answer: { verdict: "green", received_at: "2026-01-08T01:30:00.000Z" } };
  const after = { ...came, answer: { verdict: "green", received_at: LATER } };
  const refused = { ...came, answer: { verdict: "red", received_at: LATER } };
  assert.equal(said(sent("arrived", "AB00000001CD"), [before]), "green arrived");
  assert.equal(said(sent("arrived", "AB00000001CD"), [after]), "amber already");
  assert.equal(said(sent("arrived", "AB00000001CD"), [refused]), "green arrived");
});

test("a certificate on its tray", () => {
  const first = kept(sent("packed", "TC001", { tray: "4-1" }));
  assert.equal(first.shown, "green");
  assert.equal(said(sent("packed", "TC001", { tray: "4-1" }), [first]), "amber packed-before");
  assert.deepEqual(counts("packed", "4-1", known, [first]), { done: 1, of: 3 });
});

test("a wrong certificate is refused with its right place", () => {
  const told = judge(sent("packed", "TC003", { tray: "4-1" }), known, []);
  assert.deepEqual([told.verdict, told.reason, told.batch, told.onTray, told.place], ["red", "wrong-tray", "5", "2", 1]);
  const alone = judge(sent("packed", "TC001", { tray: "5-1" }), known, []);
  assert.deepEqual([alone.batch, alone.onTray, alone.place], ["4", "", 1]);
  assert.equal(judge(sent("packed", "TC004", { tray: "4-1" }), known, []).bag, 3);
  assert.equal(said(sent("packed", "TC008", { tray: "4-1" })), "red not-placed");
});

test("a reissued and a revoked certificate are named", () => {
  assert.equal(said(sent("packed", "TC005", { tray: "4-1" })), "red superseded");
  assert.equal(said(sent("handed", "TC006")), "red void");
});

test("handing out says to whom it was handed before", () => {
  const told = judge(sent("handed", "TC001", { recipient: "李岩" }), known, []);
  assert.deepEqual([told.verdict, told.to], ["green", "李岩"]);
  assert.equal(judge(sent("handed", "TC007"), known, []).to, "李岩");
  assert.equal(said(sent("handed", "TC007")), "amber handed-before");
});

test("the line on top counts what this telephone scanned, too", () => {
  assert.deepEqual(counts("arrived", "", known, []), { done: 1, of: 4 });
  assert.deepEqual(counts("arrived", "", known, [kept(sent("arrived", "AB00000001CD"))]), { done: 2, of: 4 });
  assert.deepEqual(counts("handed", "", known, []), { done: 1, of: 6 });
});

test("a name is found by itself, its initials or its unit; namesakes stand side by side", () => {
  const names = (text) => find("arrived", text, known).map((each) => each.name + each.unit);
  assert.deepEqual(names("oyye"), ["欧阳一二"]);
  assert.deepEqual(names("wl"), ["王磊甲社区", "王磊乙社区"]);
  assert.deepEqual(names("乙社区"), ["王磊乙社区"]);
  assert.deepEqual(names(" "), []);
  assert.deepEqual(find("handed", "TC00", known).map((each) => each.number).includes("TC006"), false);
});
