import assert from "node:assert/strict";
import { test } from "node:test";

import { History, Queue, undoOf } from "../../../awards/web/static/layout-steps.js";

const all = (queue) => {
  const found = [];
  for (let each = queue.next(); each; each = queue.next()) found.push(each);
  return found;
};
const follow = () => {};
const values = (queue) => all(queue).map((each) => each.values);

test("what is asked for first comes first", () => {
  const queue = new Queue();
  queue.addStep({ act: "add" });
  queue.addUndo(-1);
  queue.addSave("the button");
  assert.deepEqual(all(queue), [
    { kind: "step", values: { act: "add" }, follow: null },
    { kind: "undo", by: -1 },
    { kind: "save", button: "the button" },
  ]);
});

test("two moves that wait become one step, with the later values", () => {
  const queue = new Queue();
  queue.addStep({ choose: "name", variant: "team" });
  queue.addStep({ choose: "title" });
  assert.deepEqual(values(queue), [{ choose: "title", variant: "team" }]);
});

test("an act is a step of its own, before and after a move", () => {
  const queue = new Queue();
  queue.addStep({ act: "double" });
  queue.addStep({ choose: "name" });
  queue.addStep({ act: "double" });
  queue.addStep({ act: "double" });
  assert.deepEqual(values(queue), [{ act: "double" }, { choose: "name" }, { act: "double" }, { act: "double" }]);
});

test("a step that something follows is not joined by another", () => {
  const queue = new Queue();
  queue.addStep({ choose: "name" });
  queue.addStep({ choose: "title" }, follow);
  queue.addStep({ choose: "code" });
  assert.deepEqual(values(queue), [{ choose: "name" }, { choose: "title" }, { choose: "code" }]);
});

test("a move after a waiting undo is a step of its own", () => {
  const queue = new Queue();
  queue.addStep({ choose: "name" });
  queue.addUndo(-1);
  queue.addStep({ choose: "title" });
  assert.deepEqual(all(queue).map((each) => each.kind), ["step", "undo", "step"]);
});

test("the values of a caller are copied, so joining does not change them", () => {
  const queue = new Queue();
  const first = { choose: "name" };
  queue.addStep(first);
  queue.addStep({ choose: "title" });
  assert.deepEqual(first, { choose: "name" });
});

test("nothing waits after the queue was cleared", () => {
  const queue = new Queue();
  queue.addStep({ act: "add" });
  queue.clear();
  assert.equal(queue.next(), undefined);
});

test("each source can be undone and done again", () => {
  const history = new History("a");
  history.remember("b");
  history.remember("c");
  assert.equal(history.go(-1), "b");
  assert.equal(history.go(-1), "a");
  assert.equal(history.go(1), "b");
  assert.equal(history.at, 1);
});

test("there is nothing before the first source and nothing after the last", () => {
  const history = new History("a");
  assert.equal(history.go(-1), undefined);
  assert.equal(history.go(1), undefined);
  assert.equal(history.at, 0);
});

test("the buttons are offered exactly where they lead somewhere", () => {
  const history = new History("a");
  assert.deepEqual([history.canUndo, history.canRedo], [false, false]);
  history.remember("b");
  assert.deepEqual([history.canUndo, history.canRedo], [true, false]);
  history.go(-1);
  assert.deepEqual([history.canUndo, history.canRedo], [false, true]);
});

test("a step that changes nothing is none", () => {
  const history = new History("a");
  history.remember("a");
  assert.equal(history.canUndo, false);
});

test("a new source cuts off what was undone", () => {
  const history = new History("a");
  history.remember("b");
  history.go(-1);
  history.remember("c");
  assert.equal(history.canRedo, false);
  assert.equal(history.go(-1), "a");
  assert.equal(history.go(1), "c");
});

test("Ctrl+Z and Cmd+Z go back; Ctrl+Shift+Z and Ctrl+Y go forth", () => {
  assert.equal(undoOf({ key: "z", ctrlKey: true }), -1);
  assert.equal(undoOf({ key: "z", metaKey: true }), -1);
  assert.equal(undoOf({ key: "Z", ctrlKey: true, shiftKey: true }), 1);
  assert.equal(undoOf({ key: "y", ctrlKey: true }), 1);
});

test("Z alone, and Ctrl with another key, are the browser's", () => {
  assert.equal(undoOf({ key: "z" }), 0);
  assert.equal(undoOf({ key: "a", ctrlKey: true }), 0);
});
