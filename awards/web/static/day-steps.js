// What the pages of the day decide without the page: where to go, which slides, what was read.

/** The place so many steps away; the first or last one at the ends. */
export function neighbour(keys, now, by) {
  const at = Math.max(keys.indexOf(now), 0) + by;
  return keys[Math.min(Math.max(at, 0), keys.length - 1)];
}

/** The slides of a place: those of its group, else the cover. */
export function slidesAt(slides, places, key) {
  const group = places.find((each) => each.key === key)?.group ?? 0;
  const own = slides.filter((each) => each.group === group);
  return own.length ? own : slides.slice(0, 1);
}

/** The place of a group. */
export function placeOf(places, group) {
  return places.find((each) => each.group === group)?.key ?? "";
}

/** Without an answer for so many milliseconds a page says that it is old. */
export const SILENT = 3000;

export function isLost(answered, now) {
  return now - answered > SILENT;
}

/** Characters that a reader types quickly, and Enter: the code, or "" while it is not whole. */
export class Reader {
  constructor(pause = 100) {
    this.pause = pause;
    this.text = "";
    this.at = 0;
  }

  read(key, now) {
    if (now - this.at > this.pause) this.text = "";
    this.at = now;
    if (key === "Enter") {
      const whole = this.text;
      this.text = "";
      return whole.length >= 4 ? whole : "";
    }
    if (key.length === 1) this.text += key;
    return "";
  }
}

/** The new state, if the server changed since it was last heard; else what is shown here stays. */
export function followed(shown, heard, known) {
  if (known.revision === heard) return shown;
  return { place: known.place, blank: known.blank };
}

/** Tell the other windows of this machine. A BroadcastChannel stays within its origin by itself. */
export function tell(channel, message) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel?.postMessage(message);
}
