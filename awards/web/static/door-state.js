/* What this telephone knows: its pairing, its list, its scans, and what it is doing. */

import { indexed, judge, judgeUndo } from "./door-rules.js";
import { batch } from "./door-queue.js";

/* A foreign code can have any length; no more of it is of use. */
const LONGEST = 4000;

export class State {
  constructor(store) {
    Object.assign(this, { store, device: null, kept: null, known: null, scans: [], skew: 0, offered: false });
    this.choice = { kind: "arrived", tray: "", recipient: "", way: "scan" };
  }

  async load() {
    this.device = (await this.store.get("device")) ?? null;
    this.choice = { ...this.choice, ...(await this.store.get("choice")) };
    this.scans = await this.store.scans();
    const kept = await this.store.get("list");
    if (kept) this.receive(kept);
  }

  async paired(device) {
    await this.store.remove("list");
    await this.store.keep("device", device);
    Object.assign(this, { device, kept: null, known: null, offered: false });
    await this.choose({ kind: device.kinds.includes(this.choice.kind) ? this.choice.kind : device.kinds[0] });
  }

  receive(kept) {
    if (kept.list !== this.kept?.list) this.known = indexed(kept.list);
    Object.assign(this, { kept, skew: kept.skew });
  }

  choose(more) {
    this.choice = { ...this.choice, ...more };
    return this.store.keep("choice", this.choice);
  }

  get waiting() {
    return batch(this.scans, Infinity).length;
  }

  /** By the clock of the server. */
  now() {
    return new Date(Date.now() + this.skew);
  }

  get isOver() {
    return Boolean(this.device) && (this.device.over || Date.parse(this.device.expires_at) <= this.now().getTime());
  }

  /** Revoked, or after its time: the list goes at once, the scans when the server has them. */
  async ended() {
    if (this.kept) await this.store.remove("list");
    Object.assign(this, { kept: null, known: null });
    if (this.device && !this.device.over) {
      this.device = { ...this.device, over: true };
      await this.store.keep("device", this.device);
    }
  }

  /** Deletes everything. Only for a telephone whose scans were sent. */
  async forget() {
    await Promise.all([this.store.remove("list"), this.store.remove("device"), this.store.forgetScans()]);
    Object.assign(this, { device: null, kept: null, known: null, scans: [] });
  }

  /** The scan is on the disk before anything is decided about it. Rejects if it cannot be stored. */
  async take(code) {
    const { kind, tray, recipient } = this.choice;
    const scan = await this.store.add({
      ...this.blank(kind), code: code.slice(0, LONGEST), tray: kind === "packed" ? tray : "",
      recipient: kind === "handed" ? recipient : "",
    });
    const judged = this.known ? judge(scan, this.known, this.scans) : {};
    return this.judged(scan, judged);
  }

  async undo(target) {
    const scan = await this.store.add({ ...this.blank("undone"), undoes: target.id });
    return this.judged(scan, judgeUndo(target));
  }

  /** Times are of this telephone's own clock, like the time of sending. */
  blank(kind) {
    return { id: uuid(), kind, code: "", at: new Date().toISOString(), tray: "", recipient: "", undoes: "", shown: "" };
  }

  async judged(scan, { verdict = "", subject = "", target = "", counted = false, ...told }) {
    const { name = "" } = told;
    Object.assign(scan, { shown: verdict, subject, target, counted, name, told });
    await this.store.update([scan]);
    this.scans.push(scan);
    return scan;
  }

  settle(scans) {
    const found = new Map(scans.map((scan) => [scan.seq, scan]));
    this.scans = this.scans.map((scan) => found.get(scan.seq) ?? scan);
  }
}

/** crypto.randomUUID is for secure pages alone. */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
