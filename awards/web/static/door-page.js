/* The page of a telephone at the door. Decisions are in door-rules and door-queue. */

import { Eye } from "./door-eye.js";
import { pairingCode } from "./door-codes.js";
import { Line, pair } from "./door-sending.js";
import { allowSound, signal } from "./door-signals.js";
import { State } from "./door-state.js";
import { opened } from "./door-store.js";
import { View, at } from "./door-view.js";
import { Words } from "./door-words.js";

const OVER_EVERY_MS = 5000;

const page = at("main");
const words = new Words(JSON.parse(page.dataset.words));
let state;
let line;
let view;
let eye;
let doing = Promise.resolve();

async function begin() {
  state = new State(await opened());
  await state.load();
  line = new Line(state.store, state, changed);
  view = new View(words, state, line);
  eye = new Eye(at("video"), page.dataset.reader, (text) => take(text), () => (line.online ? state.device?.token : ""));
  view.last = state.scans.at(-1);
  listen();
  view.draw();
  line.begin();
  setInterval(changed, OVER_EVERY_MS);
  keepPage();
  stayOn();
  const code = pairingCode(location.hash || location.search);
  if (location.hash || location.search.includes("code=")) await arrivedByLink(code);
  look();
}

/** A link pairs at once, unless this telephone has a pairing that still counts. */
async function arrivedByLink(code) {
  at("pairing-code").value = code;
  history.replaceState(null, "", "/door");
  state.offered = Boolean(state.device) && !state.isOver;
  if (state.offered) view.draw();
  else await tryPairing(code);
}

async function tryPairing(code) {
  at("pairing-fault").textContent = words.say("pairing");
  const { status, json } = await pair(code);
  if (status !== 200) {
    at("pairing-fault").textContent = status ? (json?.title ?? words.say("not-paired")) : words.say("no-answer");
    return;
  }
  at("pairing-fault").textContent = "";
  at("pairing-code").value = "";
  await state.paired(json);
  line.hurry();
  view.draw();
  look();
}

function changed() {
  if (state.isOver) finish();
  view.draw();
}

/** After the end only what was not sent stays. */
async function finish() {
  if (!state.device.over || state.kept) await state.ended();
  eye.close();
  if (!state.waiting) {
    await state.forget();
    at("pairing-fault").textContent = words.say("over");
    view.draw();
  }
}

/** One after the other, so that each is judged with all before it. */
function inTurn(act) {
  doing = doing.then(act).catch(() => {
    at("fault").textContent = words.say("not-stored");
    signal("red");
  });
  return doing;
}

function take(code) {
  return inTurn(async () => {
    if (state.choice.kind === "packed" && !state.choice.tray) {
      at("fault").textContent = words.say("choose-tray-first");
      signal("red");
      return;
    }
    show(await state.take(code));
  });
}

function show(scan) {
  at("fault").textContent = "";
  view.last = scan;
  view.draw();
  if (scan.shown) signal(scan.shown);
  line.flush();
}

function undo(id) {
  const target = state.scans.find((each) => each.id === id);
  if (target) inTurn(async () => show(await state.undo(target)));
}

/** Drawn at once; kept for the next time this page opens. */
function choose(more) {
  state.choose(more);
  at("fault").textContent = "";
  at("found").replaceChildren();
  view.draw();
  look();
}

/** The camera is open while it is asked to look, and closed for everything else. */
async function look() {
  const wanted = state.device && !state.isOver && state.choice.way === "scan";
  if (!wanted) return eye.close();
  if (eye.on) return;
  at("eye-hint").textContent = words.say("aim");
  at("open-eye").hidden = true;
  await eye.open().catch((fault) => {
    eye.close();
    at("eye-hint").textContent = words.say(fault.name === "SecurityError" ? "no-https" : "no-camera");
    at("open-eye").hidden = fault.name === "SecurityError";
  });
}

function listen() {
  addEventListener("pointerdown", allowSound);
  onSubmit("pairing", () => tryPairing(pairingCode(at("pairing-code").value)));
  onSubmit("typing", () => {
    if (at("code").value.trim()) take(at("code").value);
    at("code").value = "";
  });
  onSubmit("finding", () => at("found").querySelector("button")?.click());
  at("name").addEventListener("input", () => view.found(at("name").value));
  pressed("found", ({ value }) => {
    take(value);
    at("name").value = "";
    at("found").replaceChildren();
  });
  pressed("kinds", ({ value }) => choose({ kind: value }));
  pressed("ways", ({ value }) => {
    choose({ way: value });
    focusOf(value);
  });
  pressed("lately", ({ value }) => undo(value));
  at("tray").addEventListener("change", (event) => choose({ tray: event.target.value }));
  at("recipient").value = state.choice.recipient;
  at("recipient").addEventListener("change", (event) => state.choose({ recipient: event.target.value.trim() }));
  at("open-eye").addEventListener("click", look);
  at("forget").addEventListener("click", () => !state.waiting && state.forget().then(() => (eye.close(), view.draw())));
  document.addEventListener("keydown", wedge);
  document.addEventListener("visibilitychange", stayOn);
}

const focusOf = (way) => ({ type: at("code"), find: at("name") })[way]?.focus();

function onSubmit(id, act) {
  at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

function pressed(id, act) {
  at(id).addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) act(button);
  });
}

/* A keyboard scanner types at any focus: fast, and with Enter at the end. */
const FAST_MS = 60;
let typed = "";
let typedAt = 0;

function wedge(event) {
  if (event.target.closest("input, select") || event.isComposing || !state.device || state.isOver) return;
  if (event.key === "Enter" && typed.length >= 6) {
    event.preventDefault();
    take(typed);
    typed = "";
  } else if (event.key.length === 1) {
    typed = event.timeStamp - typedAt < FAST_MS ? typed + event.key : event.key;
    typedAt = event.timeStamp;
  }
}

async function keepPage() {
  navigator.storage?.persist?.();
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(page.dataset.worker, { scope: "/door" });
  await navigator.serviceWorker.ready;
  at("kept").textContent = words.say("kept");
}

/** A telephone at the door stays on. */
function stayOn() {
  if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {});
}

begin().catch(() => {
  at("pairing").hidden = false;
  at("pairing-fault").textContent = words.say("no-store");
});
