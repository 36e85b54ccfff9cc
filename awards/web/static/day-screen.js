// The big screen. The whole show is loaded first; then it is led by the stage manager's window on
// this machine, by the server, by keys or by a code that is read: each of them is enough.
import { Reader, followed, neighbour, placeOf, slidesAt, tell } from "./day-steps.js";

const EVERY = 1000;
const TURN = 7000;
const QUIET = { "HX-Request": "true" };
const main = document.querySelector("#screen");
const line = document.querySelector(".screen-state");
const reader = new Reader();
const loaded = new Map();

let show = { slides: [], places: [], codes: {} };
let heard = "";
let shown = { place: "", blank: false };
let part = 0;

async function picture(slide) {
  if (loaded.has(slide.digest)) return;
  const image = new Image();
  image.src = `${main.dataset.show}/slides/${slide.digest}`;
  image.alt = slide.words;
  image.hidden = true;
  loaded.set(slide.digest, image);
  main.prepend(image);
  try {
    await image.decode();
  } catch {
    image.remove();
    loaded.delete(slide.digest);
  }
}

function draw() {
  const own = slidesAt(show.slides, show.places, shown.place);
  const slide = own[part % own.length];
  const image = slide && loaded.get(slide.digest);
  if (!image) return;
  document.querySelector("#slide")?.remove();
  for (const each of loaded.values()) each.hidden = each !== image || shown.blank;
  main.dataset.place = shown.place;
}

function go(state) {
  if (state.place !== shown.place) part = 0;
  shown = state;
  draw();
}

async function load() {
  const answer = await fetch(`${main.dataset.show}/show`, { headers: QUIET });
  if (!answer.ok || answer.redirected) throw new Error("refused");
  const found = await answer.json();
  let done = 0;
  const fetched = found.slides.map(async (slide) => {
    await picture(slide);
    done += 1;
    const words = line.dataset.loading.replace("{done}", done).replace("{all}", found.slides.length);
    line.textContent = words;
  });
  await Promise.all(fetched);
  show = found;
  line.textContent = line.dataset.ready;
  go(followed(shown, heard, found));
  heard = found.revision;
}

async function ask() {
  try {
    const answer = await fetch(main.dataset.live, {
      headers: { ...QUIET, "If-None-Match": `"${heard}"` },
      signal: AbortSignal.timeout(EVERY * 2),
    });
    if (answer.status === 200 && !answer.redirected) {
      const known = await answer.json();
      go(followed(shown, heard, known));
      await load();
    }
    main.dataset.alone = "false";
    if (line.textContent === line.dataset.alone) line.textContent = line.dataset.ready;
  } catch {
    main.dataset.alone = "true";
    line.textContent = line.dataset.alone;
  }
}

async function follow() {
  await ask();
  setTimeout(follow, EVERY);
}

/** A move by a key is only this screen's: the stage manager's page leads all others. */
function move(by) {
  const own = slidesAt(show.slides, show.places, shown.place);
  if (part + by >= 0 && part + by < own.length) {
    part += by;
    return draw();
  }
  const keys = show.places.map((each) => each.key);
  go({ place: neighbour(keys, shown.place, by), blank: false });
}

function onKey(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const read = reader.read(event.key, event.timeStamp).toLowerCase();
  if (read) {
    const group = show.codes[read];
    if (group) go({ place: placeOf(show.places, group), blank: false });
    return event.preventDefault();
  }
  const quick = reader.text.length > 1;
  if (["ArrowRight", "PageDown", " "].includes(event.key)) move(1);
  else if (["ArrowLeft", "PageUp"].includes(event.key)) move(-1);
  else if (!quick && ["b", "B", "."].includes(event.key)) go({ ...shown, blank: !shown.blank });
  else if (!quick && event.key === "f") document.documentElement.requestFullscreen?.();
  else return;
  event.preventDefault();
}

if (main) {
  if ("BroadcastChannel" in window) {
    const channel = new BroadcastChannel(`day-${main.dataset.code}`);
    channel.addEventListener("message", (event) => event.data?.place && go(event.data));
    tell(channel, "where");
  }
  document.addEventListener("keydown", onKey);
  setInterval(() => {
    const own = slidesAt(show.slides, show.places, shown.place);
    if (own.length > 1) {
      part = (part + 1) % own.length;
      draw();
    }
  }, TURN);
  navigator.wakeLock?.request("screen").catch(() => {});
  load().catch(() => {}).finally(follow);
}
