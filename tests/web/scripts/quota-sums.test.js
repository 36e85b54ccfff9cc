import assert from "node:assert/strict";
import { test } from "node:test";

import { columnOf, difference, sum } from "../../../awards/web/static/quota-sums.js";

test("a copied column is one cell a line, without an empty last one", () => {
  assert.deepEqual(columnOf("22\r\n12\r\n\r\n10\r\n"), ["22", "12", "", "10"]);
  assert.deepEqual(columnOf("22\t甲\n 12 \t乙"), ["22", "12"]);
  assert.deepEqual(columnOf("22"), ["22"]);
});

test("the sum leaves out what is no whole number", () => {
  assert.equal(sum(["22", " 12 ", "", "x", "-1", "1.5"]), 34);
});

test("a difference has its sign", () => {
  assert.equal(difference("22", "20"), "+2");
  assert.equal(difference("48", "50"), "−2");
  assert.equal(difference("10", "10"), "0");
  assert.equal(difference("", "10"), "—");
  assert.equal(difference("10", ""), "—");
});
