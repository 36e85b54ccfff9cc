import assert from "node:assert/strict";
import { test } from "node:test";
import { actInRow, actOf, goesTo, nextRow, pastedCells, pastedLines, savesForm, takesLetters } from "../../../awards/web/static/key-choices.js";

test("each key has its act", () => {
  const acts = { j: "down", k: "up", ArrowDown: "down", ArrowUp: "up", Enter: "open", e: "edit", F2: "edit", " ": "tick", n: "new" };
  for (const [key, act] of Object.entries(acts)) assert.equal(actOf({ key, code: "" }), act);
  assert.equal(actOf({ key: "x", code: "KeyX" }), "");
});

test("search and help go by the key's place, whatever Chinese punctuation makes of it", () => {
  assert.equal(actOf({ key: "、", code: "Slash" }), "search");
  assert.equal(actOf({ key: "？", code: "Slash", shiftKey: true }), "help");
});

test("a key of an input method does nothing", () => {
  assert.equal(actOf({ key: "Enter", code: "Enter", isComposing: true }), "");
  assert.equal(actOf({ key: "j", code: "KeyJ", keyCode: 229 }), "");
  assert.equal(actInRow({ key: "Enter", isComposing: true }), "");
  assert.equal(savesForm({ key: "Enter", ctrlKey: true, keyCode: 229 }), false);
});

test("the browser's own shortcuts stay its own", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(actOf({ key: "e", code: "KeyE", [held]: true }), "");
});

test("shift and an arrow tick a range", () => {
  assert.equal(actOf({ key: "ArrowDown", shiftKey: true }), "tick-down");
  assert.equal(actOf({ key: "ArrowUp", shiftKey: true }), "tick-up");
  assert.equal(actOf({ key: "J", shiftKey: true }), "");
});

test("fields keep their letters, boxes and buttons do not", () => {
  assert.equal(takesLetters("INPUT", "text"), true);
  assert.equal(takesLetters("TEXTAREA", ""), true);
  assert.equal(takesLetters("SELECT", "select-one"), true);
  assert.equal(takesLetters("DIV", "", true), true);
  assert.equal(takesLetters("INPUT", "checkbox"), false);
  assert.equal(takesLetters("A", ""), false);
});

test("the mark stays within the list", () => {
  assert.equal(nextRow("down", -1, 3), 0);
  assert.equal(nextRow("up", -1, 3), 2);
  assert.equal(nextRow("down", 2, 3), 2);
  assert.equal(nextRow("up", 0, 3), 0);
  assert.equal(nextRow("first", 2, 3), 0);
  assert.equal(nextRow("last", 0, 3), 2);
  assert.equal(nextRow("down", -1, 0), -1);
});

test("in an edited row Enter saves and Escape gives up", () => {
  assert.equal(actInRow({ key: "Enter" }), "save");
  assert.equal(actInRow({ key: "Escape" }), "give-up");
  assert.equal(actInRow({ key: "a" }), "");
});

test("only a column of cells is spread over rows", () => {
  assert.deepEqual(pastedLines("财政局\r\n教育局\t备注\r\n"), ["财政局", "教育局"]);
  assert.deepEqual(pastedLines("财政局\n"), []);
  assert.deepEqual(pastedLines("甲\n\n乙"), ["甲", "", "乙"]);
});

test("a letter soon after G goes to a page", () => {
  assert.equal(actOf({ key: "g", code: "KeyG" }), "go");
  assert.equal(goesTo({ key: "w" }, 300), "w");
  assert.equal(goesTo({ key: "W", shiftKey: true }, 300), "w");
  assert.equal(goesTo({ key: "w" }, 1501), "");
  assert.equal(goesTo({ key: "w", isComposing: true }, 300), "");
  assert.equal(goesTo({ key: "w", keyCode: 229 }, 300), "");
  assert.equal(goesTo({ key: "w", ctrlKey: true }, 300), "");
  assert.equal(goesTo({ key: "Enter" }, 300), "");
});

test("the cells of one row are spread over its fields", () => {
  assert.deepEqual(pastedCells("林晚舟\t 财政局\r\n"), ["林晚舟", "财政局"]);
  assert.deepEqual(pastedCells("林晚舟\t\t先进工作者"), ["林晚舟", "", "先进工作者"]);
  assert.deepEqual(pastedCells("林晚舟"), []);
  assert.deepEqual(pastedCells("林晚舟\t财政局\n欧阳\t教育局"), []);
});
