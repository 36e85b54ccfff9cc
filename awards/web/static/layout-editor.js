/* The layout editor with a mouse and a keyboard. At each step the server gets the whole form and
   answers with the whole page. Without this script the buttons send the same form.
   The two modules below decide where a box goes and which step is next. */

import {
  BOX_HANDLES,
  LINE_HANDLES,
  clicked,
  dragged,
  fieldsOf,
  isDrag,
  keyMeaning,
  moveOf,
  pushed,
  shapeOf,
  taken,
} from "./layout-boxes.js";
import { History, Queue, undoOf } from "./layout-steps.js";

const form = document.getElementById("editor");
const find = (selector) => form.querySelector(selector);
const all = (selector) => [...form.querySelectorAll(selector)];
const source = document.getElementById("field-source");
const SVG = "http://www.w3.org/2000/svg";

/* Not sent yet: places by element, and whether something was typed. */
const moved = new Map();
let typed = false;
let busy = false;
const queue = new Queue();
const undoHistory = new History(source.value);
let timer = 0;
let leaving = false;

/* --- Boxes ---------------------------------------------------------------- */

const sheet = () => find("#sheet svg");
const element = (id) => all("[data-element]").find((each) => each.dataset.element === id);
const chosen = () => find(".element.chosen")?.dataset.element ?? "";
const boxOf = (each) => each.dataset.box.split(" ").map(Number);
const isLine = (each) => each.querySelector("line") !== null;
const isSquare = (each) => "square" in each.dataset;

function draw(each, box) {
  const [x, y, width, height] = box;
  const [shape] = each.children;
  for (const [name, value] of Object.entries(shapeOf(box, isLine(each)))) shape.setAttribute(name, value);
  each.dataset.box = box.join(" ");
  const said = sheet().dataset.words.replace(/\{(\w+)\}/g, (_, name) => ({ x, y, width, height })[name]);
  const words = each.dataset.name + sheet().dataset.colon + said;
  each.setAttribute("aria-label", words);
  document.getElementById("told").textContent = words;
  if (each.dataset.element === chosen()) handles();
  type(each, box);
}

/* The numbers beside the sheet follow the box. */
function type(each, box) {
  if (find("#panel [name=shown]")?.value !== each.dataset.element) return;
  for (const [key, value] of Object.entries(fieldsOf(box, isLine(each)))) {
    const field = document.getElementById(`field-own.${key}`);
    if (field) field.value = value;
  }
}

function choose(each) {
  for (const other of all(".element.chosen")) other.classList.remove("chosen");
  each.classList.add("chosen");
  handles();
}

function handles() {
  find(".handles")?.remove();
  const each = find(".element.chosen");
  if (!each) return;
  const group = document.createElementNS(SVG, "g");
  group.classList.add("handles");
  const [x, y, width, height] = boxOf(each);
  const size = 9 / sheet().getScreenCTM().a;
  const places = isLine(each) ? LINE_HANDLES : BOX_HANDLES;
  for (const [name, [across, down]] of Object.entries(places)) {
    const handle = document.createElementNS(SVG, "rect");
    handle.dataset.handle = name;
    const facts = { x: x + across * width - size / 2, y: y + down * height - size / 2, width: size, height: size };
    for (const [key, value] of Object.entries(facts)) handle.setAttribute(key, value);
    group.append(handle);
  }
  sheet().append(group);
}

/* --- The mouse ------------------------------------------------------------- */

let drag = null;

function pointed(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet().getScreenCTM().inverse());
  return [point.x, point.y];
}

function draggedTo(event) {
  const [x, y] = pointed(event);
  return dragged(drag.box, drag.handle, x - drag.from[0], y - drag.from[1], isSquare(drag.each));
}

/* The ids of the elements under the pointer, the top-most first. */
function stackAt({ clientX, clientY }) {
  const under = document.elementsFromPoint(clientX, clientY).map((each) => each.closest("#sheet [data-element]"));
  return [...new Set(under.filter(Boolean).map((each) => each.dataset.element))];
}

form.addEventListener("pointerdown", (event) => {
  const handle = event.target.dataset?.handle;
  if (event.button !== 0 || !(handle || event.target.closest?.("#sheet [data-element]"))) return;
  const stack = stackAt(event);
  const deeper = event.altKey;
  const each = handle ? find(".element.chosen") : element(taken(stack, chosen(), { deeper }));
  if (!each) return;
  event.preventDefault();
  const isNew = each.dataset.element !== find("#panel [name=shown]")?.value;
  each.focus({ preventScroll: true });
  choose(each);
  const pressed = [event.clientX, event.clientY];
  drag = { each, handle, isNew, stack, deeper, pressed, box: boxOf(each), from: pointed(event), id: event.pointerId };
  sheet().setPointerCapture(event.pointerId);
});
form.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  drag.isMoving ||= isDrag([event.clientX, event.clientY], drag.pressed);
  if (drag.isMoving) draw(drag.each, draggedTo(event));
});
form.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const { each, box, isNew, handle, isMoving, stack, deeper } = drag;
  drag = null;
  const hasMoved = box.join(" ") !== each.dataset.box;
  if (hasMoved) moved.set(each.dataset.element, boxOf(each));
  const id = each.dataset.element;
  const now = isMoving || handle ? id : clicked(stack, id, { deeper });
  if (now !== id) choose(element(now));
  if (hasMoved || isNew || now !== id) step({ choose: now });
});
form.addEventListener("pointercancel", () => takeBack());
form.addEventListener("dragstart", (event) => event.preventDefault());
form.addEventListener("click", (event) => {
  if (event.target.closest?.("a[data-element]")) event.preventDefault();
});

function takeBack() {
  if (drag) draw(drag.each, drag.box);
  drag = null;
}

/* --- The keyboard ---------------------------------------------------------- */

let before = null;

form.addEventListener("focusin", (event) => {
  const each = event.target.closest?.("[data-element]");
  if (each && before?.id !== each.dataset.element) before = { id: each.dataset.element, box: boxOf(each) };
});

form.addEventListener("keydown", (event) => {
  const each = event.target.closest?.("[data-element]");
  if (!each) return;
  const id = each.dataset.element;
  const meaning = keyMeaning(event.key, { isDragging: drag !== null, hasEarlierPlace: before?.id === id });
  if (!meaning) return;
  event.preventDefault();
  if (meaning === "push") put(each, pushed(boxOf(each), event, { isLine: isLine(each), isSquare: isSquare(each) }));
  else if (meaning === "stop dragging") takeBack();
  else if (meaning === "put back") put(each, before.box);
  else if (meaning === "remove") ask(id);
  else step({ choose: id }, () => find("#panel input:not([type=hidden])")?.focus());
});

function put(each, box) {
  choose(each);
  draw(each, box);
  moved.set(each.dataset.element, box);
  later({ choose: each.dataset.element }, 300);
}

const question = document.getElementById("ask");

function ask(id) {
  question.returnValue = "";
  question.showModal();
  const answered = () => {
    if (question.returnValue !== "yes") element(id)?.focus();
    else step({ choose: id }, () => step({ act: "removed" }));
  };
  question.addEventListener("close", answered, { once: true });
}

/* --- One step: send the form, receive the page ----------------------------- */

function later(what, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(step, milliseconds, what);
}

function sent(what) {
  const data = new FormData(form);
  for (const [id, box] of moved) data.append("moved", moveOf(id, box));
  for (const [name, value] of Object.entries(what)) data.set(name, value);
  moved.clear();
  return new URLSearchParams(data);
}

function goOn() {
  while (!busy) {
    const request = queue.next();
    if (!request) return;
    if (request.kind === "save") form.requestSubmit(request.button);
    else if (request.kind === "undo") undoNow(request.by);
    else step(request.values, request.follow);
  }
}

async function step(what = {}, follow = null) {
  clearTimeout(timer);
  if (busy) {
    queue.addStep(what, follow);
    return;
  }
  busy = true;
  form.setAttribute("aria-busy", "true");
  typed = false;
  const isUndo = "at" in what;
  let succeeded = false;
  const places = [...moved];
  /* Fields are named by the place of their paragraph, so nobody may type while they move. */
  document.getElementById("panel").inert = what.act?.startsWith("paragraph:") ?? false;
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent(what) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("editor")) throw new Error(String(answer.status));
    show(page);
    if (!isUndo) remember();
    succeeded = true;
  } catch {
    document.getElementById("told").textContent = form.dataset.lost;
    document.getElementById("panel").inert = false;
    leaving = false;
    typed = true;
    queue.clear();
    for (const [id, box] of places) if (!moved.has(id)) moved.set(id, box);
  }
  busy = false;
  form.removeAttribute("aria-busy");
  if (succeeded) follow?.();
  goOn();
}

function show(page) {
  const focus = document.activeElement;
  const [id, name] = [focus?.dataset?.element, focus?.id];
  const picture = find("#sheet image");
  const fresh = page.getElementById("sheet");
  if (picture && !fresh.querySelector("image")) {
    picture.classList.add("old");
    fresh.querySelector(".paper").after(picture);
  }
  for (const part of ["sheet", "faults", "parts", "state", "for"]) replace(part, page);
  if (!typed) replace("panel", page);
  if (focus?.id !== "field-sought" || focus.value === page.getElementById("field-sought").value) replace("whose", page);
  if (document.activeElement !== source) source.value = page.getElementById("field-source").value;
  for (const [element_id, box] of moved) if (element(element_id)) draw(element(element_id), box);
  handles();
  if (id) element(id)?.focus({ preventScroll: true });
  else if (find("#panel [autofocus]")) find("#panel [autofocus]").focus({ preventScroll: true });
  else if (name && document.activeElement?.id !== name) document.getElementById(name)?.focus({ preventScroll: true });
}

function replace(id, page) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  old.replaceWith(document.importNode(fresh, true));
}

/* --- Undo ------------------------------------------------------------------ */

const undo = find("[data-undo]");
const redo = find("[data-redo]");
undo.hidden = redo.hidden = false;

function remember() {
  undoHistory.remember(source.value);
  offer();
}

function offer() {
  undo.disabled = !undoHistory.canUndo;
  redo.disabled = !undoHistory.canRedo;
}

function go(by) {
  clearTimeout(timer);
  moved.clear();
  if (busy) queue.addUndo(by);
  else undoNow(by);
}

/* A move after the undo was requested stays. */
function undoNow(by) {
  const text = undoHistory.go(by);
  if (text === undefined) return;
  const since = [...moved];
  moved.clear();
  source.value = text;
  step({ act: "source", choose: chosen(), at: String(undoHistory.at) });
  for (const [id, box] of since) moved.set(id, box);
  offer();
}

undo.addEventListener("click", () => go(-1));
redo.addEventListener("click", () => go(1));
document.addEventListener("keydown", (event) => {
  const by = undoOf(event);
  if (!by || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  go(by);
});

/* --- Typing and buttons ----------------------------------------------------- */

form.addEventListener("input", (event) => {
  if (event.target === source) later({ act: "source", choose: chosen() }, 700);
  else if (event.target.id === "field-called") typed = true;
  else if (event.target.closest("#panel")) {
    typed = true;
    later({}, event.target.matches("select, [type=checkbox]") ? 0 : 400);
  } else if (["contents", "variant"].includes(event.target.name)) step({ [event.target.name]: event.target.value });
});

/* A name is sent when it is complete. */
form.addEventListener("change", (event) => {
  if (event.target.id === "field-called" || event.target.id === "field-sought") step({});
});

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  const saves = button && "save" in button.dataset;
  if (saves && !busy) {
    leaving = true;
    for (const [id, box] of moved) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "moved", value: moveOf(id, box) });
      form.append(field);
    }
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (saves) queue.addSave(button);
  else if (button && "remove" in button.dataset) ask(find("#panel [name=shown]").value);
  else step(button ? { [button.name]: button.value } : {});
});

for (const button of all("[data-plain]")) button.hidden = button.closest("#panel") === null && button.value !== "source";
find("[data-discard]").addEventListener("click", () => { leaving = true; });
addEventListener("beforeunload", (event) => {
  if (!leaving && find("#state[data-unsaved]")) event.preventDefault();
});
addEventListener("resize", handles);
sheet().setAttribute("role", "application");
handles();
