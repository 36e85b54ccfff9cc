import assert from "node:assert/strict";
import { test } from "node:test";

import { Reader, followed, isLost, neighbour, placeOf, slidesAt } from "../../../awards/web/static/day-steps.js";

const PLACES = [
  { key: "0:0", group: 0 },
  { key: "3:1", group: 1 },
  { key: "3:2", group: 2 },
];
const SLIDES = [
  { digest: "a", group: 0 },
  { digest: "b", group: 1 },
  { digest: "c", group: 2 },
  { digest: "d", group: 2 },
];

test("the meeting goes on and back, and stays at its ends", () => {
  const keys = PLACES.map((each) => each.key);
  assert.equal(neighbour(keys, "3:1", 1), "3:2");
  assert.equal(neighbour(keys, "3:2", 1), "3:2");
  assert.equal(neighbour(keys, "0:0", -1), "0:0");
  assert.equal(neighbour(keys, "9:9", 1), "3:1");
});

test("a place shows the slides of its group, any other the cover", () => {
  assert.deepEqual(slidesAt(SLIDES, PLACES, "3:2").map((each) => each.digest), ["c", "d"]);
  assert.deepEqual(slidesAt(SLIDES, PLACES, "7:7").map((each) => each.digest), ["a"]);
  assert.deepEqual(slidesAt([], PLACES, "3:1"), []);
  assert.equal(placeOf(PLACES, 2), "3:2");
  assert.equal(placeOf(PLACES, 9), "");
});

test("a code is what a reader types quickly before Enter", () => {
  const reader = new Reader();
  let whole = "";
  for (const [at, key] of [..."TC001"].entries()) whole = reader.read(key, at * 10);
  assert.equal(whole, "");
  assert.equal(reader.read("Enter", 60), "TC001");
  assert.equal(reader.read("Enter", 70), "");
  reader.read("b", 1000);
  reader.read("f", 3000);
  assert.equal(reader.read("Enter", 3010), "");
});

test("a screen that was led without the server follows it again only when the server changed", () => {
  const shown = { place: "3:2", blank: false };
  const known = { revision: "1.0.0.3-0", place: "3:1", blank: true };
  assert.equal(followed(shown, "1.0.0.3-0", known), shown);
  assert.deepEqual(followed(shown, "1.0.0.2-0", known), { place: "3:1", blank: true });
});

test("a page is old three seconds after the last answer", () => {
  assert.equal(isLost(0, 2900), false);
  assert.equal(isLost(0, 3100), true);
});
