/* The layout editor by hand: boxes are dragged and pushed here, everything else is decided by the
   server, which gets the whole form at each step and answers with the whole page. Without this
   script the same form is sent by its buttons. */

const form = document.getElementById("editor");
const find = (selector) => form.querySelector(selector);
const all = (selector) => [...form.querySelectorAll(selector)];
const source = document.getElementById("field-source");
const SVG = "http://www.w3.org/2000/svg";
const tidy = (value) => Math.round(value * 1000) / 1000;
const snapped = (value) => Math.round(value * 10) / 10;

/* What was done and is not sent yet: places by element, and whether something was typed. */
const moved = new Map();
let typed = false;
let busy = false;
/* What was asked for while a step is under way: steps, ways back or forth (`by`), and to `save`. */
const queue = [];
let timer = 0;
let leaving = false;

/* Steps, each the whole source as it was after it. */
const steps = [source.value];
let at = 0;

/* --- Boxes ---------------------------------------------------------------- */

const sheet = () => find("#sheet svg");
const element = (id) => all("[data-element]").find((each) => each.dataset.element === id);
const chosen = () => find(".element.chosen")?.dataset.element ?? "";
const boxOf = (each) => each.dataset.box.split(" ").map(Number);
const isLine = (each) => each.querySelector("line") !== null;

function draw(each, box) {
  const [x, y, width, height] = box;
  const [shape] = each.children;
  const places = isLine(each)
    ? { x1: x, y1: y, x2: x + width, y2: y + height }
    : { x, y, width: Math.max(width, 0), height: Math.max(height, 0) };
  for (const [name, value] of Object.entries(places)) shape.setAttribute(name, value);
  each.dataset.box = box.join(" ");
  const said = sheet().dataset.words.replace(/\{(\w+)\}/g, (_, name) => ({ x, y, width, height })[name]);
  const words = each.dataset.element + sheet().dataset.colon + said;
  each.setAttribute("aria-label", words);
  document.getElementById("told").textContent = words;
  if (each.dataset.element === chosen()) handles();
  type(each, box);
}

/* The numbers beside the sheet follow the box. */
function type(each, [x, y, width, height]) {
  if (find("#panel [name=shown]")?.value !== each.dataset.element) return;
  const values = isLine(each)
    ? { "from.0": x, "from.1": y, "to.0": tidy(x + width), "to.1": tidy(y + height) }
    : { "box.0": x, "box.1": y, "box.2": width, "box.3": height };
  for (const [key, value] of Object.entries(values)) {
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
  const places = isLine(each)
    ? { from: [0, 0], to: [1, 1] }
    : { n: [0.5, 0], s: [0.5, 1], w: [0, 0.5], e: [1, 0.5], nw: [0, 0], ne: [1, 0], sw: [0, 1], se: [1, 1] };
  for (const [name, [across, down]] of Object.entries(places)) {
    const handle = document.createElementNS(SVG, "rect");
    handle.dataset.handle = name;
    const facts = { x: x + across * width - size / 2, y: y + down * height - size / 2, width: size, height: size };
    for (const [key, value] of Object.entries(facts)) handle.setAttribute(key, value);
    group.append(handle);
  }
  sheet().append(group);
}

/* A box pulled by one of its handles, or as a whole; in millimetres. */
function pulled(box, handle, right, down, isSquare) {
  let [x, y, width, height] = box;
  if (!handle) return [tidy(x + right), tidy(y + down), width, height];
  if (handle === "from") return [x + right, y + down, width - right, height - down].map(tidy);
  if (handle === "to") return [x, y, width + right, height + down].map(tidy);
  if (handle.includes("e")) width += right;
  if (handle.includes("s")) height += down;
  if (handle.includes("w")) width -= right;
  if (handle.includes("n")) height -= down;
  width = Math.max(width, 1);
  height = Math.max(height, 1);
  if (isSquare) width = height = handle === "n" || handle === "s" ? height : width;
  if (handle.includes("w")) x += box[2] - width;
  if (handle.includes("n")) y += box[3] - height;
  return [x, y, width, height].map(tidy);
}

/* --- The mouse ------------------------------------------------------------- */

let drag = null;

function pointed(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet().getScreenCTM().inverse());
  return [point.x, point.y];
}

/* To whole tenths where it ends up, not by how far it went. */
function dragged(event) {
  const [x, y] = pointed(event);
  const [right, down] = [x - drag.from[0], y - drag.from[1]];
  const box = pulled(drag.box, drag.handle, right, down, "square" in drag.each.dataset);
  return box.map((value, place) => (value === drag.box[place] ? value : snapped(value)));
}

form.addEventListener("pointerdown", (event) => {
  const handle = event.target.dataset?.handle;
  const each = handle ? find(".element.chosen") : event.target.closest?.("[data-element]");
  if (!each || event.button !== 0) return;
  event.preventDefault();
  const isNew = each.dataset.element !== find("#panel [name=shown]")?.value;
  each.focus({ preventScroll: true });
  choose(each);
  drag = { each, handle, isNew, box: boxOf(each), from: pointed(event), id: event.pointerId };
  sheet().setPointerCapture(event.pointerId);
});
form.addEventListener("pointermove", (event) => {
  if (drag && event.pointerId === drag.id) draw(drag.each, dragged(event));
});
form.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const { each, box, isNew } = drag;
  drag = null;
  const hasMoved = box.join(" ") !== each.dataset.box;
  if (hasMoved) moved.set(each.dataset.element, boxOf(each));
  if (hasMoved || isNew) step({ choose: each.dataset.element });
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

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let before = null;

form.addEventListener("focusin", (event) => {
  const each = event.target.closest?.("[data-element]");
  if (each && before?.id !== each.dataset.element) before = { id: each.dataset.element, box: boxOf(each) };
});

form.addEventListener("keydown", (event) => {
  const each = event.target.closest?.("[data-element]");
  if (!each) return;
  const id = each.dataset.element;
  if (event.key in ARROWS) push(each, event);
  else if (event.key === "Escape" && drag) takeBack();
  else if (event.key === "Escape" && before?.id === id) put(each, before.box);
  else if (event.key === "Delete" || event.key === "Backspace") ask(id);
  else if (event.key === "Enter" || event.key === " ") step({ choose: id }, () => find("#panel input:not([type=hidden])")?.focus());
  else return;
  event.preventDefault();
});

function push(each, event) {
  const by = event.shiftKey ? 1 : 0.1;
  const [right, down] = ARROWS[event.key].map((way) => way * by);
  const resizes = event.ctrlKey || event.altKey;
  const handle = resizes && (isLine(each) ? "to" : right ? "e" : "s");
  put(each, pulled(boxOf(each), handle, right, down, "square" in each.dataset));
}

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
  question.onclose = () => {
    if (question.returnValue !== "yes") element(id)?.focus();
    else step({ choose: id }, () => step({ act: "removed" }));
  };
}

/* --- One step: the form goes, the page comes ------------------------------- */

function later(what, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(step, milliseconds, what);
}

function sent(what) {
  const data = new FormData(form);
  for (const [id, box] of moved) data.append("moved", [id, ...box].join(":"));
  for (const [name, value] of Object.entries(what)) data.set(name, value);
  moved.clear();
  return new URLSearchParams(data);
}

/* Two acts pressed quickly are two steps; what was merely typed or moved goes in one, unless
   something is to follow upon it. */
function wait(what, then) {
  const last = queue.at(-1);
  const isPlain = (each) => each.what && !("act" in each.what) && !each.then;
  if (last && isPlain(last) && isPlain({ what, then })) Object.assign(last.what, what);
  else queue.push({ what: { ...what }, then });
}

function goOn() {
  while (!busy && queue.length) {
    const { by, save, what, then } = queue.shift();
    if (save) form.requestSubmit(save);
    else if (by) went(by);
    else step(what, then);
  }
}

async function step(what = {}, then = null) {
  clearTimeout(timer);
  if (busy) return wait(what, then);
  busy = true;
  form.setAttribute("aria-busy", "true");
  typed = false;
  const keeps = "at" in what;
  const places = [...moved];
  /* Fields go by the place of their paragraph, so none is typed in while they change places. */
  document.getElementById("panel").inert = what.act?.startsWith("paragraph:") ?? false;
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent(what) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("editor")) throw new Error(String(answer.status));
    show(page);
    if (!keeps) remember();
  } catch {
    document.getElementById("told").textContent = form.dataset.lost;
    document.getElementById("panel").inert = false;
    leaving = false;
    typed = true;
    then = null;
    queue.length = 0; // what was to follow was meant for what did not come about
    for (const [id, box] of places) if (!moved.has(id)) moved.set(id, box);
  }
  busy = false;
  form.removeAttribute("aria-busy");
  then?.();
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
  if (source.value !== steps[at]) {
    steps.length = ++at;
    steps.push(source.value);
  }
  offer();
}

function offer() {
  undo.disabled = at === 0;
  redo.disabled = at === steps.length - 1;
}

function go(by) {
  clearTimeout(timer);
  moved.clear();
  if (busy) queue.push({ by });
  else went(by);
}

/* What was moved since it was asked for is not taken back with it. */
function went(by) {
  if (!(at + by in steps)) return;
  const since = [...moved];
  moved.clear();
  at += by;
  source.value = steps[at];
  step({ act: "source", choose: chosen(), at: String(at) });
  for (const [id, box] of since) moved.set(id, box);
  offer();
}

undo.addEventListener("click", () => go(-1));
redo.addEventListener("click", () => go(1));
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea, select")) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  go(key === "y" || event.shiftKey ? 1 : -1);
});

/* --- What is typed, and the buttons ---------------------------------------- */

form.addEventListener("input", (event) => {
  if (event.target === source) later({ act: "source", choose: chosen() }, 700);
  else if (event.target.id === "field-called") typed = true;
  else if (event.target.closest("#panel")) {
    typed = true;
    later({}, event.target.matches("select, [type=checkbox]") ? 0 : 400);
  } else if (["contents", "variant"].includes(event.target.name)) step({ [event.target.name]: event.target.value });
});

/* A name counts when it is written to its end. */
form.addEventListener("change", (event) => {
  if (event.target.id === "field-called" || event.target.id === "field-sought") step({});
});

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  const saves = button && "save" in button.dataset;
  if (saves && !busy) {
    leaving = true;
    for (const [id, box] of moved) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "moved", value: [id, ...box].join(":") });
      form.append(field);
    }
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (saves) queue.push({ save: button });
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
