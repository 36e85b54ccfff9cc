/* Additions to the pages; every page works without scripts. */
"use strict";

/* Send a form once: disable its button until the answer comes. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && !form.hasAttribute("data-download")) {
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

/* Move the focus to the faults of a form. */
const summary = document.querySelector(".summary");
if (summary) summary.focus();

/* Menus close on Escape and when something else is clicked; a link to the help opens it. */
const menus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  if (!event.target.closest("a[href='#help']")) return;
  event.preventDefault();
  for (const menu of menus()) menu.open = false;
  const help = document.querySelector("#help");
  help.open = true;
  help.querySelector("summary").focus({ preventScroll: true });
});

/* The box in the head of a list ticks its whole page; only scripts show it. */
const offer = () => {
  for (const box of document.querySelectorAll("input[data-select-all]")) box.hidden = false;
};
document.addEventListener("change", (event) => {
  if (!event.target.matches("input[data-select-all]")) return;
  for (const box of event.target.form.querySelectorAll("td input[type=checkbox]")) box.checked = event.target.checked;
});
document.addEventListener("htmx:afterSettle", offer);
offer();

/* Restore the position of a list when a person returns from an entry. */
const here = location.pathname + location.search;
document.addEventListener("click", (event) => {
  if (!event.target.closest("table.list a[href]")) return;
  sessionStorage.setItem("left", JSON.stringify([location.pathname + location.search, scrollY]));
});
const left = JSON.parse(sessionStorage.getItem("left") || "[]");
if (left[0] === here) {
  sessionStorage.removeItem("left");
  scrollTo(0, left[1]);
}
