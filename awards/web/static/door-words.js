/* The words of the page, which the server wrote in the language of the person. */

const SIGNS = { green: "✓", amber: "!", red: "✕", "": "…" };

export class Words {
  constructor(told) {
    this.told = told;
  }

  say(key, facts = {}) {
    return (this.told[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
  }

  sign(verdict) {
    return SIGNS[verdict];
  }

  /** The verdict in words: of the reason, or that there is no list yet. */
  title(scan) {
    const { reason } = scan.told;
    if (!scan.shown) return this.say(scan.answer?.reason ?? "unjudged");
    return this.say(reason, { ...scan.told, to: scan.told.to || this.say("self") });
  }

  /** By whom and when it was before, else when this was. */
  when(scan) {
    const { by, time, reason } = scan.told;
    if (time) return reason === "handed-before" ? clock(time) : `${by || this.say("here")} ${clock(time)}`;
    return clock(scan.at, true);
  }

  /** [label, words] of each place that the person at the door names. */
  places({ reason, seat, group, batch, onTray, place, bag }) {
    const spot = this.say(reason === "wrong-tray" ? "belongs" : "spot");
    const found = [];
    if (seat) found.push([this.say("seat"), seat]);
    if (group) found.push([this.say("stage"), group]);
    if (batch) found.push([spot, this.say(onTray ? "on-tray" : "in-batch", { batch, onTray, place })]);
    else if (bag) found.push([spot, this.say("in-bag", { bag })]);
    return found;
  }
}

/** By the clock of the place of the ceremony. */
export function clock(at, seconds = false) {
  const second = seconds ? { second: "2-digit" } : {};
  return new Date(at).toLocaleTimeString("en-GB", {
    hour: "2-digit", minute: "2-digit", ...second, timeZone: "Asia/Shanghai",
  });
}
