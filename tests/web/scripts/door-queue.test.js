import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, batch, body, delay, outcome } from "../../../awards/web/static/door-queue.js";

const NOW = "2026-01-08T01:41:00.000Z";

function scan(id, more = {}) {
  return { id, seq: 1, kind: "arrived", code: "AB00000012CD", at: NOW, shown: "green", tray: "", recipient: "", undoes: "", ...more };
}

test("at most 500 go at once, the oldest first, and none that was answered", () => {
  const scans = Array.from({ length: 600 }, (_, at) => scan(`s${at}`, at === 0 && { answer: { verdict: "green" } }));
  const some = batch(scans);
  assert.equal(some.length, 500);
  assert.equal(some[0].id, "s1");
  assert.equal(some.at(-1).id, "s500");
});

test("the server gets the times of this telephone and its time of sending", () => {
  assert.deepEqual(body([scan("s1", { name: "王磊", subject: "pX" })], 3, NOW), {
    sent_at: NOW,
    waiting: 3,
    scans: [{ id: "s1", kind: "arrived", code: "AB00000012CD", at: NOW, shown: "green", tray: "", recipient: "", undoes: null }],
  });
});

test("what the server decided otherwise is kept beside what was shown", () => {
  const results = [
    { id: "s1", verdict: "amber", words: "已到过" },
    { id: "s2", verdict: "green" },
    { id: "s3", verdict: "red" },
  ];
  const [one, other, unjudged] = answered([scan("s1"), scan("s2"), scan("s3", { shown: "" }), scan("s4")], { received_at: NOW, results });
  assert.equal(one.shown, "green");
  assert.equal(one.answer.verdict, "amber");
  assert.equal(one.differs, true);
  assert.equal(other.differs, false);
  assert.equal(unjudged.differs, false);
});

test("a lost answer, a busy or a broken server: the same scans go again", () => {
  for (const status of [0, 408, 429, 500, 503]) assert.equal(outcome(status, 2), "again");
});

test("a scan that the server cannot read blocks no other", () => {
  assert.equal(outcome(400, 2), "alone");
  assert.equal(outcome(400, 1), "refused");
});

test("a telephone that is no longer paired keeps its scans", () => {
  assert.equal(outcome(401, 2), "unpaired");
});

test("the waits grow from a second to half a minute, and differ between telephones", () => {
  assert.equal(delay(1, 1), 1000);
  assert.equal(delay(3, 1), 4000);
  assert.equal(delay(20, 1), 30_000);
  assert.equal(delay(20, 0), 15_000);
});
