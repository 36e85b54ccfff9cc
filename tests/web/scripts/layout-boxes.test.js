import assert from "node:assert/strict";
import { test } from "node:test";

import { clicked, dragged, fieldsOf, isDrag, keyMeaning, moveOf, pulled, pushed, shapeOf, taken } from "../../../awards/web/static/layout-boxes.js";

const BOX = [10, 20, 30, 40];
const key = (name, held = {}) => ({ key: name, shiftKey: false, ctrlKey: false, altKey: false, ...held });
const PLAIN = { isLine: false, isSquare: false };

test("a box without a handle moves and keeps its size", () => {
  assert.deepEqual(pulled(BOX, undefined, 1.5, -2), [11.5, 18, 30, 40]);
});

for (const [handle, expected] of [
  ["n", [10, 22, 30, 38]],
  ["s", [10, 20, 30, 42]],
  ["w", [13, 20, 27, 40]],
  ["e", [10, 20, 33, 40]],
  ["nw", [13, 22, 27, 38]],
  ["ne", [10, 22, 33, 38]],
  ["sw", [13, 20, 27, 42]],
  ["se", [10, 20, 33, 42]],
]) {
  test(`the handle ${handle} moves its own edges by 3 mm right and 2 mm down`, () => {
    assert.deepEqual(pulled(BOX, handle, 3, 2), expected);
  });
}

test("a line is pulled by either end while the other end stays", () => {
  assert.deepEqual(pulled(BOX, "from", 3, 2), [13, 22, 27, 38]);
  assert.deepEqual(pulled(BOX, "to", 3, 2), [10, 20, 33, 42]);
});

test("a box keeps one millimetre, and its far edge, however far it is pulled", () => {
  assert.deepEqual(pulled(BOX, "e", -100, 0), [10, 20, 1, 40]);
  assert.deepEqual(pulled(BOX, "w", 100, 0), [39, 20, 1, 40]);
  assert.deepEqual(pulled(BOX, "nw", 100, 100), [39, 59, 1, 1]);
});

test("a square stays square by the edge that is pulled", () => {
  const square = [10, 20, 30, 30];
  assert.deepEqual(pulled(square, "e", 5, 0, true), [10, 20, 35, 35]);
  assert.deepEqual(pulled(square, "s", 0, 5, true), [10, 20, 35, 35]);
  assert.deepEqual(pulled(square, "nw", 5, 0, true), [15, 25, 25, 25]);
});

test("no dust of binary fractions is left in a place", () => {
  assert.deepEqual(pulled([0.1, 0.1, 5, 5], undefined, 0.2, 0.2), [0.3, 0.3, 5, 5]);
});

test("the mouse snaps to a tenth of where the box ends up", () => {
  assert.deepEqual(dragged([10.04, 20, 30, 40], undefined, 1.03, 2.06), [11.1, 22.1, 30, 40]);
});

test("the mouse leaves exact what it does not change", () => {
  assert.deepEqual(dragged([10.04, 20.04, 30.04, 40.04], "e", 1, 0), [10.04, 20.04, 31, 40.04]);
});

test("an arrow key moves by a tenth of a millimetre, with Shift by one", () => {
  assert.deepEqual(pushed(BOX, key("ArrowRight"), PLAIN), [10.1, 20, 30, 40]);
  assert.deepEqual(pushed(BOX, key("ArrowLeft"), PLAIN), [9.9, 20, 30, 40]);
  assert.deepEqual(pushed(BOX, key("ArrowUp", { shiftKey: true }), PLAIN), [10, 19, 30, 40]);
  assert.deepEqual(pushed(BOX, key("ArrowDown", { shiftKey: true }), PLAIN), [10, 21, 30, 40]);
});

test("with Ctrl or Alt an arrow key changes the size", () => {
  assert.deepEqual(pushed(BOX, key("ArrowRight", { ctrlKey: true }), PLAIN), [10, 20, 30.1, 40]);
  assert.deepEqual(pushed(BOX, key("ArrowDown", { altKey: true }), PLAIN), [10, 20, 30, 40.1]);
  assert.deepEqual(pushed(BOX, key("ArrowUp", { ctrlKey: true, shiftKey: true }), PLAIN), [10, 20, 30, 39]);
});

test("with Ctrl an arrow key moves the second end of a line, and a square grows on both sides", () => {
  assert.deepEqual(pushed([0, 5, 50, 0], key("ArrowDown", { ctrlKey: true }), { isLine: true }), [0, 5, 50, 0.1]);
  assert.deepEqual(pushed([0, 0, 9, 9], key("ArrowRight", { ctrlKey: true }), { isSquare: true }), [0, 0, 9.1, 9.1]);
});

test("each key means one thing, and other keys are the browser's", () => {
  const still = { isDragging: false, hasEarlierPlace: false };
  assert.equal(keyMeaning("ArrowUp", still), "push");
  assert.equal(keyMeaning("Delete", still), "remove");
  assert.equal(keyMeaning("Backspace", still), "remove");
  assert.equal(keyMeaning("Enter", still), "open");
  assert.equal(keyMeaning(" ", still), "open");
  assert.equal(keyMeaning("Tab", still), undefined);
  assert.equal(keyMeaning("a", still), undefined);
});

test("Escape first ends a drag, then puts the element back, then is the browser's", () => {
  assert.equal(keyMeaning("Escape", { isDragging: true, hasEarlierPlace: true }), "stop dragging");
  assert.equal(keyMeaning("Escape", { isDragging: false, hasEarlierPlace: true }), "put back");
  assert.equal(keyMeaning("Escape", { isDragging: false, hasEarlierPlace: false }), undefined);
});

test("a box is shown and typed by its corner and size, a line by its two ends", () => {
  assert.deepEqual(shapeOf(BOX, false), { x: 10, y: 20, width: 30, height: 40 });
  assert.deepEqual(shapeOf(BOX, true), { x1: 10, y1: 20, x2: 40, y2: 60 });
  assert.deepEqual(fieldsOf(BOX, false), { "box.0": 10, "box.1": 20, "box.2": 30, "box.3": 40 });
  assert.deepEqual(fieldsOf([0.1, 0, 0.2, 0], true), { "from.0": 0.1, "from.1": 0, "to.0": 0.3, "to.1": 0 });
});

test("a shape is never drawn with a negative size", () => {
  assert.deepEqual(shapeOf([1, 2, -3, -4], false), { x: 1, y: 2, width: 0, height: 0 });
});

test("a move is sent as the element and its four numbers", () => {
  assert.equal(moveOf("name", [10.1, 20, 30, 40]), "name:10.1:20:30:40");
});

const STACK = ["seal", "body", "border"];

test("a drag moves the chosen element, whatever lies above or below it", () => {
  assert.equal(taken(STACK, "border"), "border");
  assert.equal(taken(STACK, "seal"), "seal");
  assert.equal(taken(STACK, "body"), "body");
});

test("where the chosen element is not under the pointer, the top-most is taken", () => {
  assert.equal(taken(STACK, "title"), "seal");
  assert.equal(taken(STACK, ""), "seal");
  assert.equal(taken([], "title"), undefined);
});

test("Alt goes one deeper, and from the lowest to the top again", () => {
  assert.equal(taken(STACK, "seal", { deeper: true }), "body");
  assert.equal(taken(STACK, "border", { deeper: true }), "seal");
  assert.equal(taken(STACK, "title", { deeper: true }), "seal");
});

test("a click chooses the top-most; with Alt the deeper one stays chosen", () => {
  assert.equal(clicked(STACK, "border"), "seal");
  assert.equal(clicked(STACK, "body", { deeper: true }), "body");
  assert.equal(clicked([], "body"), "body");
});

test("a hand that shakes by two pixels does not drag", () => {
  assert.equal(isDrag([101, 101], [100, 100]), false);
  assert.equal(isDrag([103, 100], [100, 100]), true);
});
