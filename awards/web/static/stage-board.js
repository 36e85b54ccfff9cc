// Dragging on the board of groups. It fills in and sends the form that the buttons send.

const board = document.querySelector("form.board");

/** The place that a member gets when it is dropped at a height of a list. */
export function placeAt(rows, y) {
  const at = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return at < 0 ? rows.length + 1 : at + 1;
}

function dragged() {
  return board.querySelector("li.dragged");
}

function send(to, at) {
  const winner = dragged()?.dataset.winner;
  if (!winner) return;
  const ticked = board.querySelectorAll('input[name="member"]:checked');
  const own = board.querySelector(`input[name="member"][value="${winner}"]`);
  if (own && !own.checked) {
    ticked.forEach((each) => (each.checked = false));
    own.checked = true;
  }
  board.elements.to.value = to;
  const place = board.elements.at;
  place.value = [...place.options].some((each) => each.value === String(at)) ? at : "";
  board.querySelector('button[value="move"]').click();
}

function clear() {
  board.querySelectorAll(".over, .before").forEach((each) => each.classList.remove("over", "before"));
}

function onto(batch, event) {
  const rows = [...batch.querySelectorAll("li[data-winner]:not(.dragged)")];
  const at = placeAt(rows.map((row) => row.getBoundingClientRect()), event.clientY);
  return { at, row: rows[at - 1] };
}

function begin() {
  board.querySelectorAll("li[data-winner]").forEach((row) => {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      row.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.winner);
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("dragged");
      clear();
    });
  });
  board.querySelectorAll(".batch").forEach((batch) => {
    batch.addEventListener("dragover", (event) => {
      event.preventDefault();
      clear();
      batch.classList.add("over");
      onto(batch, event).row?.classList.add("before");
    });
    batch.addEventListener("drop", (event) => {
      event.preventDefault();
      send(batch.dataset.group, onto(batch, event).at);
    });
  });
  const loose = board.querySelector(".loose");
  loose.addEventListener("dragover", (event) => event.preventDefault());
  loose.addEventListener("drop", (event) => {
    event.preventDefault();
    send("box", "");
  });
}

if (board?.elements.to) begin();
