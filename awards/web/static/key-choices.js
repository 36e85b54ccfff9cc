/* Which key does what on a page; decided from values, without the page. */

const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);
const PRESSED = new Set(["checkbox", "radio", "button", "submit"]);

/* Whether keys belong to the control with the focus: it takes letters. */
export const takesLetters = (name, type, editable) =>
  Boolean(editable) || (FIELDS.has(name) && !PRESSED.has(type));

/* An input method is composing a character, so the key is its own (229 in browsers of old). */
const composing = (key) => key.isComposing || key.keyCode === 229;

/* The act of a key outside of fields, or "". Chinese punctuation changes `key`, so `/` and `?` go by `code`. */
export const actOf = (key) => {
  if (composing(key) || key.ctrlKey || key.metaKey || key.altKey) return "";
  if (key.code === "Slash") return key.shiftKey ? "help" : "search";
  if (key.shiftKey) return { ArrowDown: "tick-down", ArrowUp: "tick-up" }[key.key] || "";
  return (
    {
      j: "down",
      ArrowDown: "down",
      k: "up",
      ArrowUp: "up",
      Home: "first",
      End: "last",
      Enter: "open",
      e: "edit",
      F2: "edit",
      " ": "tick",
      n: "new",
      g: "go",
    }[key.key] || ""
  );
};

/* How long after G the letter of a page may follow, in milliseconds. */
const PATIENCE = 1500;

/* The letter of the page to go to, or "": a key soon after G. */
export const goesTo = (key, after) =>
  !composing(key) && !key.ctrlKey && !key.metaKey && !key.altKey && after <= PATIENCE && /^[a-z]$/i.test(key.key)
    ? key.key.toLowerCase()
    : "";

/* The act of a key within the fields of a row that is being edited, or "". */
export const actInRow = (key) => {
  if (composing(key)) return "";
  return { Enter: "save", Escape: "give-up" }[key.key] || "";
};

/* Whether the key saves a long form: Ctrl + Enter, because Ctrl + S belongs to the browser. */
export const savesForm = (key) => !composing(key) && key.ctrlKey && key.key === "Enter";

/* The row to mark next of so many; -1 marks none yet. */
export const nextRow = (act, at, rows) => {
  if (rows === 0) return -1;
  if (act === "first") return 0;
  if (act === "last") return rows - 1;
  const step = act === "down" || act === "tick-down" ? 1 : -1;
  if (at < 0) return step > 0 ? 0 : rows - 1;
  return Math.min(rows - 1, Math.max(0, at + step));
};

/* The lines of cells copied in a spreadsheet, or none if it is a single cell. */
export const pastedLines = (text) => {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  return lines.length > 1 ? lines.map((line) => line.split("\t")[0].trim()) : [];
};

/* The cells of one row copied in a spreadsheet, or none if it is a single cell or several rows. */
export const pastedCells = (text) => {
  const row = text.replace(/\r?\n$/, "");
  return row.includes("\n") || !row.includes("\t") ? [] : row.split("\t").map((cell) => cell.trim());
};
