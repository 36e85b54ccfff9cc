/* The keyboard on lists: a marked row, and what single keys do with it. Off in the account's settings. */
import { actInRow, actOf, goesTo, nextRow, pastedCells, pastedLines, savesForm, takesLetters } from "./key-choices.js";

const on = document.documentElement.dataset.shortcuts === "on";
const rows = () => [...document.querySelectorAll("table.list tbody tr")].filter((row) => row.querySelector("th a, .name a"));
const marked = () => document.querySelector("table.list tr.now");

/* After a key, the row's own link has the focus, so that the mark is seen and read out. */
const mark = (row) => {
  for (const old of document.querySelectorAll("table.list tr.now")) old.classList.remove("now");
  if (!row) return;
  row.classList.add("now");
  row.querySelector("th a, .name a").focus();
};

const boxOf = (row) => row && row.querySelector("input[type=checkbox]");

const flip = (box, to) => {
  if (!box) return;
  box.checked = to;
  box.dispatchEvent(new Event("change", { bubbles: true }));
};

const walk = (act) => {
  const all = rows();
  const row = marked();
  const next = all[nextRow(act, all.indexOf(row), all.length)];
  if (!next) return false;
  if (act.startsWith("tick-")) {
    flip(boxOf(row), true);
    flip(boxOf(next), true);
  }
  mark(next);
  return true;
};

const press = (found) => {
  if (!found) return false;
  found.click();
  return true;
};

/* When G was pressed; the next key is the letter of a page. */
let gone = -Infinity;

const go = (event) => {
  const letter = goesTo(event, performance.now() - gone);
  gone = -Infinity;
  return letter !== "" && press(document.querySelector(`[data-go="${letter}"]`));
};

const DOES = {
  search: () => {
    const field = document.querySelector("#search");
    const shown = field && field.offsetParent;
    if (shown) field.focus();
    return Boolean(shown);
  },
  help: () => press(document.querySelector("a[href='#help']")),
  open: () => marked() && document.activeElement.tagName !== "SUMMARY" && press(marked().querySelector("th a, .name a")),
  edit: () => marked() && press(marked().querySelector("[data-edit]")),
  tick: () => {
    const box = boxOf(marked());
    if (!box || document.activeElement === box) return false;
    flip(box, !box.checked);
    return true;
  },
  new: () => press(document.querySelector("[data-new]")),
  go: () => {
    gone = performance.now();
    return true;
  },
};

/* The row that Enter saves; when it is saved, the next one is marked. */
let saving = "";

const inRow = (event) => {
  const act = actInRow(event);
  const row = event.target.closest("tr.editing, tr.about");
  if (!act || !row || event.target.closest("button, a")) return false;
  const fields = row.matches(".about") ? row.previousElementSibling : row;
  if (act === "save") saving = fields.id;
  return press(fields.querySelector(act === "save" ? "[data-save]" : "[data-give-up]"));
};

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (inRow(event)) {
    event.preventDefault();
    return;
  }
  if (savesForm(event) && at.form && at.form.method === "post") {
    event.preventDefault();
    at.form.requestSubmit();
    return;
  }
  if (!on || takesLetters(at.tagName, at.type, at.isContentEditable)) return;
  /* Enter and Space belong to the control with the focus; a link knows Enter alone. */
  if (["Enter", " "].includes(event.key) && at.closest("button, summary, input")) return;
  if (event.key === "Enter" && at.closest("a")) return;
  if (document.querySelector("details.menu[open]") || document.querySelector("dialog[open]")) return;
  if (go(event)) {
    event.preventDefault();
    return;
  }
  const act = actOf(event);
  if (!act || (!DOES[act] && rows().length === 0)) return;
  if ((DOES[act] || walk)(act)) event.preventDefault();
});

/* A row that was saved leads to the next; fields that came have the focus; a row with the focus is marked. */
document.addEventListener("htmx:afterSettle", () => {
  const saved = saving && document.getElementById(saving);
  if (saved && !saved.matches(".editing")) {
    saving = "";
    mark(saved);
    walk("down");
  }
  const field = document.querySelector("tr.editing [aria-invalid], tr.editing input:not([type=hidden])");
  if (field && !document.activeElement.closest("tr.editing, tr.about")) field.focus();
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("table.list tbody tr");
  if (!row || row.classList.contains("now") || !rows().includes(row)) return;
  for (const old of document.querySelectorAll("table.list tr.now")) old.classList.remove("now");
  row.classList.add("now");
});

/* The cells of a row go into the fields from here on; the focus stays where a cell fits no choice. */
const fill = (field, cells) => {
  const row = field.closest("tr");
  const fields = [...row.querySelectorAll("[name^=row_]:not([type=hidden])")];
  for (const [at, cell] of cells.entries()) {
    const into = fields[fields.indexOf(field) + at];
    if (!into) return;
    into.focus();
    if (into.tagName !== "SELECT") into.value = cell;
    else if ([...into.options].some((option) => option.text.trim() === cell)) into.value = cell;
    else return;
  }
};

/* A column of cells pasted into a row's field goes to the page of many changes, from this row on. */
document.addEventListener("paste", (event) => {
  const field = event.target.closest("tr.editing input[name^=row_]");
  const cells = field ? pastedCells(event.clipboardData.getData("text")) : [];
  if (cells.length) {
    event.preventDefault();
    fill(field, cells);
    return;
  }
  const list = field && field.closest("form.selection[data-change]");
  const lines = list ? pastedLines(event.clipboardData.getData("text")) : [];
  const name = field ? field.name.slice(4) : "";
  if (!lines.length || !["unit", "note"].includes(name)) return;
  event.preventDefault();
  const following = [...list.querySelectorAll("tr[id^=row-]")];
  const from = following.indexOf(field.closest("tr"));
  const form = document.createElement("form");
  form.method = "post";
  form.action = list.dataset.change;
  const add = (key, value) => {
    const control = document.createElement("textarea");
    control.name = key;
    control.value = value;
    form.append(control);
  };
  for (const hidden of list.querySelectorAll(":scope > input[type=hidden]")) add(hidden.name, hidden.value);
  for (const row of following.slice(from, from + lines.length)) add("winner", row.id.slice(4));
  add("field", name);
  add("lines", lines.join("\n"));
  form.hidden = true;
  document.body.append(form);
  form.submit();
});
