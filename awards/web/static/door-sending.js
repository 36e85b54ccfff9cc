/* The way to the server: the list every 15 seconds, scans as soon as it answers. */

import { answered, batch, body, delay, outcome, withAnswer } from "./door-queue.js";

const API = "/api/v1/door";
const LIST_MS = 15_000;
const FIRST_LIST_MS = 1000;
const PATIENCE_MS = 20_000;

/** {status, headers, json}; the status is 0 if no answer came. */
async function call(path, token, options = {}) {
  const headers = { ...options.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch(API + path, { ...options, headers, signal, cache: "no-store", credentials: "omit" });
    const told = answer.headers.get("content-type") ?? "";
    return { status: answer.status, headers: answer.headers, json: told.includes("json") ? await answer.json() : null };
  } catch {
    return { status: 0, headers: new Headers(), json: null };
  }
}

const posted = (value) => ({
  method: "POST",
  body: JSON.stringify(value),
  headers: { "Content-Type": "application/json" },
});

export const pair = (code) => call("/pairing", "", posted({ code }));

/** The texts of the codes in a picture, as the server reads them; none if it does not answer. */
export async function texts(token, picture) {
  const headers = { "Content-Type": picture.type };
  const { status, json } = await call("/frame", token, { method: "POST", body: picture, headers });
  return status === 200 ? json.texts : [];
}

/** Sends what `state.scans` holds and reads the list. `changed` is called after each answer. */
export class Line {
  constructor(store, state, changed) {
    Object.assign(this, { store, state, changed, online: false, failures: 0, busy: false, timer: 0, most: undefined });
  }

  begin() {
    this.flush();
    this.refresh();
    setInterval(() => this.refresh(), LIST_MS);
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  hurry() {
    this.failures = 0;
    this.flush();
    this.refresh();
  }

  async refresh() {
    const { device, kept } = this.state;
    if (!device) return;
    const known = kept ? { "If-None-Match": kept.etag } : {};
    const { status, headers, json } = await call("/list", device.token, { headers: known });
    this.heard(status, headers);
    if (this.state.device !== device) return;
    if (status === 200) await this.take({ etag: headers.get("etag"), list: json });
    else if (status === 304) await this.take(this.state.kept);
    else if (status === 401 && json?.code === "denied.device") await this.state.ended();
    else if (!kept) setTimeout(() => this.refresh(), FIRST_LIST_MS);
    this.changed();
  }

  async take(told) {
    const kept = { ...told, checked: Date.now(), skew: this.state.skew };
    this.state.receive(kept);
    await this.store.keep("list", kept);
  }

  /** A first answer after silence sends at once what waited. */
  heard(status, headers) {
    const before = this.online;
    this.online = status !== 0 && status < 500;
    if (headers.has("date")) this.state.skew = Date.parse(headers.get("date")) - Date.now();
    if (this.online && !before && this.failures) {
      this.failures = 0;
      this.flush();
    }
  }

  async flush() {
    if (this.busy || !this.state.device) return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      await this.drain();
    } finally {
      this.busy = false;
    }
    if (batch(this.state.scans).length && !this.stopped) {
      this.timer = setTimeout(() => this.flush(), delay(this.failures, Math.random()));
    }
    this.changed();
  }

  async drain() {
    if (batch(this.state.scans).length && (await this.send())) await this.drain();
  }

  /** Whether to go on at once. */
  async send() {
    const some = batch(this.state.scans, this.most);
    const waiting = batch(this.state.scans, Infinity).length;
    const sent = posted(body(some, waiting, new Date().toISOString()));
    const { status, headers, json } = await call("/scans", this.state.device.token, sent);
    this.heard(status, headers);
    const next = outcome(status, some.length);
    this.stopped = next === "unpaired";
    if (next === "taken") return this.settle(answered(some, json));
    if (next === "refused") return this.settle(some.map(refused));
    if (next === "alone") {
      this.most = 1;
      return true;
    }
    this.failures += 1;
    this.most = undefined;
    return false;
  }

  async settle(scans) {
    this.failures = 0;
    await this.store.update(scans);
    this.state.settle(scans);
    this.changed();
    if (!scans.length) this.failures += 1;
    return scans.length > 0;
  }
}

/** The server did not read it: it stays here, and nothing waits for it. */
function refused(scan) {
  const words = "";
  return withAnswer(scan, { verdict: "red", reason: "malformed", words, received_at: new Date().toISOString() });
}
