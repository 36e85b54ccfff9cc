/* Draws what the telephone knows. Everything is text: nothing from a list or a code becomes markup. */

import { canUndo, counts, find, presence, progress, unlisted } from "./door-rules.js";
import { clock } from "./door-words.js";

export const at = (id) => document.getElementById(id);

/** An element with its texts and elements. */
function made(name, facts, ...inside) {
  const element = Object.assign(document.createElement(name), facts);
  element.append(...inside);
  return element;
}

/** A changed text alone is set, so that nothing is read out twice. */
function put(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}

/** Changed rows alone are drawn, so that no button goes from under a finger. */
function fill(id, rows) {
  const fresh = made(at(id).localName, {}, ...rows);
  if (fresh.innerHTML !== at(id).innerHTML) at(id).replaceChildren(...fresh.childNodes);
}

export class View {
  constructor(words, state, line) {
    Object.assign(this, { words, state, line, last: null });
  }

  draw() {
    const { state } = this;
    const paired = Boolean(state.device) && !state.isOver;
    at("pairing").hidden = paired && !state.offered;
    at("post").hidden = !paired;
    at("unsent").hidden = !state.waiting || paired;
    put("unsent", this.words.say("unsent", { count: state.waiting }));
    if (!paired) return;
    this.top();
    this.kinds();
    this.trays();
    this.verdict();
    this.lately();
    this.differences();
  }

  top() {
    const { state, words } = this;
    const { device, kept, choice, known, scans } = state;
    const rehearsal = kept?.list.rehearsal ? ` · ${words.say("rehearsal")}` : "";
    put("who", `${device.device} · ${words.say(`kind-${choice.kind}`)}${rehearsal}`);
    at("link").classList.toggle("off", !this.line.online);
    put("link", words.say(this.line.online ? "online" : "offline"));
    put("queue", state.waiting ? ` · ${words.say("waiting", { count: state.waiting })}` : "");
    put("age", kept ? words.say("list", { time: clock(kept.checked) }) : words.say("no-list"));
    const { done, of } = known ? counts(choice.kind, choice.tray, known, scans) : { done: 0, of: 0 };
    put("count", `${done}/${of}`);
  }

  kinds() {
    const { device, choice } = this.state;
    const group = at("kinds");
    group.hidden = device.kinds.length < 2;
    for (const button of group.children) {
      button.hidden = !device.kinds.includes(button.value);
      button.setAttribute("aria-pressed", String(button.value === choice.kind));
    }
    at("tray-field").hidden = choice.kind !== "packed";
    at("recipient-field").hidden = choice.kind !== "handed";
    for (const button of at("ways").children) button.setAttribute("aria-pressed", String(button.value === choice.way));
    at("eye").hidden = choice.way !== "scan";
    at("typing").hidden = choice.way !== "type";
    at("finding").hidden = choice.way !== "find";
  }

  /** The trays with what is on them. */
  trays() {
    const { known, choice, scans } = this.state;
    if (!known || choice.kind !== "packed") return;
    const listed = known.list.trays.map(({ tray, name }) => {
      const { done, of } = counts("packed", tray, known, scans);
      return [tray, `${name} · ${done}/${of}${done === of ? " ✓" : ""}`];
    });
    const none = made("option", { value: "", textContent: this.words.say("choose-tray") });
    fill("tray", [none, ...listed.map(([value, textContent]) => made("option", { value, textContent }))]);
    at("tray").value = choice.tray;
  }

  verdict() {
    const scan = this.last && this.state.scans.find((each) => each.id === this.last.id);
    if (!scan) return;
    const { words } = this;
    const verdict = scan.shown || scan.answer?.verdict || "";
    at("verdict").className = `verdict-big ${verdict || "grey"}`;
    put("verdict-title", `${words.sign(verdict)} ${words.title(scan)}`);
    put("verdict-time", words.when(scan));
    put("verdict-name", scan.name || scan.answer?.name || scan.code.slice(0, 60));
    at("verdict-name").classList.toggle("long", at("verdict-name").textContent.length > 8);
    put("verdict-unit", scan.told.unit ?? "");
    const places = words.places(scan.told).map(([label, text]) => made("div", {}, made("span", {}, label), made("b", {}, text)));
    fill("verdict-places", places);
    put("verdict-differs", scan.differs ? words.say("server-says", { words: scan.answer.words }) : "");
  }

  lately() {
    const { scans } = this.state;
    const rows = [scans.at(-1), scans.at(-2)].filter(Boolean).map((scan) => {
      const title = `${clock(scan.at)} ${this.words.title(scan)}`;
      const said = made("span", {}, scan.name || scan.code.slice(0, 20), " ", made("small", {}, title));
      const button = made("button", { type: "button", value: scan.id, textContent: this.words.say("undo") });
      button.setAttribute("aria-label", this.words.say("undo-of", { name: scan.name }));
      return made("li", {}, said, ...(canUndo(scan, scans) && scan.shown ? [button] : []));
    });
    fill("lately", rows);
  }

  differences() {
    const found = this.state.scans.filter((scan) => scan.differs);
    put("differ-count", found.length ? this.words.say("differ", { count: found.length }) : "");
    const rows = found.map((scan) => {
      const facts = { name: scan.name || scan.code.slice(0, 20), shown: this.words.title(scan), words: scan.answer.words };
      return made("li", {}, this.words.say("differs", { ...facts, time: clock(scan.at) }));
    });
    fill("differences", rows);
    at("forget").disabled = this.state.waiting > 0;
  }

  found(text) {
    const { known, choice, scans } = this.state;
    const rows = known ? find(choice.kind, text, known).map((each) => this.candidate(each, unlisted(known, scans))) : [];
    if (text.trim() && !rows.length) rows.push(made("li", {}, this.words.say("nobody")));
    at("found").replaceChildren(...rows);
  }

  candidate(each, news) {
    const state = each.digest ? progress(each, news)[this.state.choice.kind] : presence(each, news).here;
    const more = [each.unit, each.seat, each.number, state ? this.words.say("done") : ""].filter(Boolean).join(" · ");
    const value = each.code ?? each.number;
    return made("li", {}, made("button", { type: "button", value }, made("b", {}, each.name), made("small", {}, more)));
  }
}

