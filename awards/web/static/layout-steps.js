/* Requests that wait for the current step, and the history for undo. Nothing here touches the page. */

/* One request waits as { kind: "step", values, follow }, { kind: "undo", by } or { kind: "save", button };
   `follow` is called after a step that succeeded. */
export class Queue {
  #waiting = [];

  /* Two buttons pressed quickly are two steps. Typing and moves join the step before them,
     unless something follows one of them. */
  addStep(values, follow = null) {
    const last = this.#waiting.at(-1);
    const step = { kind: "step", values: { ...values }, follow };
    if (last && isPlain(last) && isPlain(step)) Object.assign(last.values, values);
    else this.#waiting.push(step);
  }

  addUndo(by) {
    this.#waiting.push({ kind: "undo", by });
  }

  addSave(button) {
    this.#waiting.push({ kind: "save", button });
  }

  next() {
    return this.#waiting.shift();
  }

  /* After a failed step, drop the waiting requests: they expected its result. */
  clear() {
    this.#waiting.length = 0;
  }
}

const isPlain = (request) => request.kind === "step" && !("act" in request.values) && !request.follow;

/* A step is stored as the whole source after it. */
export class History {
  #sources;
  #at = 0;

  constructor(source) {
    this.#sources = [source];
  }

  get at() {
    return this.#at;
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at < this.#sources.length - 1;
  }

  /* A new source removes undone steps; the same source again adds none. */
  remember(source) {
    if (source === this.#sources[this.#at]) return;
    this.#sources.length = ++this.#at;
    this.#sources.push(source);
  }

  /* Return the source that many steps away; without one, undefined, and nothing changes. */
  go(by) {
    if (!(this.#at + by in this.#sources)) return undefined;
    this.#at += by;
    return this.#sources[this.#at];
  }
}

/* Ctrl+Z goes back; Ctrl+Shift+Z and Ctrl+Y go forward; 0 for any other key. */
export function undoOf({ key, ctrlKey, metaKey, shiftKey }) {
  if (!ctrlKey && !metaKey) return 0;
  const letter = key.toLowerCase();
  if (letter === "y") return 1;
  if (letter === "z") return shiftKey ? 1 : -1;
  return 0;
}
