// A page of the day follows the day: it asks its revision once a second, and puts in what changed.
// The stage manager's window also leads the screen of the same machine, so that it needs no server.
import { isLost, neighbour, tell } from "./day-steps.js";

const EVERY = 1000;
const live = () => document.querySelector("[data-live]");
const first = live();
const code = first?.dataset.code ?? "";
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`day-${code}`) : null;
const QUIET = { "HX-Request": "true" };

let revision = first?.dataset.revision ?? "";
let answered = Date.now();
let waiting = null;

const time = (at) => new Date(at).toTimeString().slice(0, 8);

function say(words) {
  let line = document.querySelector(".lost");
  if (!words) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    line.className = "lost";
    line.setAttribute("role", "alert");
    live().before(line);
    if (!line.parentElement.closest("main")) document.querySelector("main").prepend(line);
  }
  if (line.textContent !== words) line.textContent = words;
}

function lead() {
  const { place, blank } = live().dataset;
  if (live().matches("form")) tell(channel, { place, blank: blank === "true" });
}

/** Somebody who types or has opened something is not interrupted. */
function isBusy() {
  const at = document.activeElement;
  return at?.matches("main input:not([type=hidden]), main textarea, main select") && at.value !== "";
}

function put(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  const found = fresh?.querySelector("[data-live]") ?? (fresh?.matches("[data-live]") ? fresh : null);
  if (!found) return location.reload();
  const at = document.activeElement;
  const again = at?.id ? `#${CSS.escape(at.id)}` : at?.value ? `button[value="${CSS.escape(at.value)}"]` : "";
  const wasGo = at?.matches("button.go");
  document.querySelector("main").replaceWith(document.adoptNode(fresh));
  revision = found.dataset.revision;
  const next = wasGo ? ".go" : again;
  if (next) document.querySelector(`main ${next}`)?.focus({ preventScroll: true });
  document.querySelector(".summary")?.focus();
  lead();
}

async function refresh() {
  const page = await fetch(location.href, { headers: QUIET });
  if (page.ok && !page.redirected) put(await page.text());
}

async function send(body) {
  const answer = await fetch(live().action, { method: "POST", body, headers: QUIET });
  answered = Date.now();
  put(await answer.text());
}

/** The screen goes on at once; the page does what it can without the server. */
function goHere(key) {
  const form = live();
  form.dataset.place = key;
  form.dataset.blank = "false";
  lead();
  const rows = [...form.querySelectorAll("[data-key]")];
  for (const row of rows) {
    if (row.dataset.key === key) row.setAttribute("aria-current", "step");
    else row.removeAttribute("aria-current");
  }
  const title = (at) => form.querySelector(`[data-key="${at}"] > span`)?.textContent.trim() ?? "";
  form.querySelector("#now").textContent = title(key);
  const next = neighbour(rows.map((row) => row.dataset.key), key, 1);
  const go = form.querySelector(".go");
  if (!go) return;
  go.value = `show:${next}`;
  go.dataset.goes = next;
  go.textContent = `→ ${title(next)}`;
}

async function act(event) {
  const form = event.target;
  if (!form.matches("form[data-live]") || !event.submitter) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const goes = event.submitter.dataset.goes;
  if (goes) tell(channel, { place: goes, blank: false });
  try {
    await send(body);
    waiting = null;
  } catch {
    if (goes) {
      waiting = body;
      goHere(goes);
    }
    say(form.dataset.unsaved);
  }
}

async function ask() {
  const form = live();
  try {
    const answer = await fetch(form.dataset.live, {
      headers: { ...QUIET, "If-None-Match": `"${revision}"` },
      signal: AbortSignal.timeout(EVERY * 2),
    });
    if (answer.status !== 304 && (!answer.ok || answer.redirected)) throw new Error("refused");
    answered = Date.now();
    if (waiting) {
      const body = waiting;
      waiting = null;
      await send(body);
    } else if (answer.status === 200 && !isBusy()) await refresh();
    say("");
  } catch {
    if (isLost(answered, Date.now())) say((form.dataset.lost ?? "").replace("{time}", time(answered)));
  }
}

async function follow() {
  await ask();
  setTimeout(follow, EVERY);
}

if (first) {
  document.addEventListener("submit", act);
  channel?.addEventListener("message", (event) => event.data === "where" && lead());
  lead();
  setTimeout(follow, EVERY);
}
