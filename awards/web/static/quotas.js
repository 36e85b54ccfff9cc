// The table of quotas: a pasted column fills downwards, Enter goes to the next row, sums follow.
import { columnOf, difference, sum } from "./quota-sums.js";

const table = document.querySelector(".quotas-table");
const fields = table ? [...table.querySelectorAll(".fill input")] : [];

const show = (cell, text) => {
  if (!cell) return;
  cell.textContent = text;
  cell.classList.toggle("up", text.startsWith("+"));
  cell.classList.toggle("down", text.startsWith("−"));
};
const isTaken = (field) => field.closest("tr").querySelector("input[type=checkbox]")?.checked ?? true;
const count = () => {
  for (const field of fields) {
    const row = field.closest("tr");
    const past = row.querySelector(".past");
    show(row.querySelector("[data-difference]"), difference(field.value, past?.dataset.number ?? ""));
  }
  const counted = fields.filter((field) => "counts" in field.dataset && isTaken(field));
  const total = sum(counted.map((field) => field.value));
  table.querySelector("[data-total]").textContent = total.toLocaleString("en");
  const foot = table.tFoot.rows[0];
  const past = foot.querySelector(".past")?.dataset.number ?? "";
  show(foot.querySelector("[data-difference]"), difference(String(total), past));
};

for (const [at, field] of fields.entries()) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || event.ctrlKey) return;
    event.preventDefault();
    const next = fields[at + (event.shiftKey ? -1 : 1)] ?? field;
    next.focus();
    next.select();
  });
  field.addEventListener("paste", (event) => {
    const column = columnOf(event.clipboardData.getData("text/plain"));
    if (column.length < 2) return;
    event.preventDefault();
    for (const [n, text] of column.entries()) if (fields[at + n]) fields[at + n].value = text;
    count();
  });
}
table?.addEventListener("input", count);
