/* Where a box goes when it is dragged or pushed: numbers in, numbers out, in millimetres.
   A box is [x, y, width, height]; a line is a box from its first point to its second. */

const LEAST = 1;
const STEP = 0.1;
const LARGE_STEP = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const LINE_HANDLES = { from: [0, 0], to: [1, 1] };
export const BOX_HANDLES = {
  n: [0.5, 0],
  s: [0.5, 1],
  w: [0, 0.5],
  e: [1, 0.5],
  nw: [0, 0],
  ne: [1, 0],
  sw: [0, 1],
  se: [1, 1],
};

/* Round off binary fractions: 0.1 + 0.2 is 0.3. */
export const tidy = (value) => Math.round(value * 1000) / 1000;
const snapped = (value) => Math.round(value * 10) / 10;

/* Pull a box by a handle, or move it as a whole without one. */
export function pulled(box, handle, right, down, isSquare) {
  let [x, y, width, height] = box;
  if (!handle) return [tidy(x + right), tidy(y + down), width, height];
  if (handle === "from") return [x + right, y + down, width - right, height - down].map(tidy);
  if (handle === "to") return [x, y, width + right, height + down].map(tidy);
  if (handle.includes("e")) width += right;
  if (handle.includes("s")) height += down;
  if (handle.includes("w")) width -= right;
  if (handle.includes("n")) height -= down;
  width = Math.max(width, LEAST);
  height = Math.max(height, LEAST);
  if (isSquare) width = height = handle === "n" || handle === "s" ? height : width;
  if (handle.includes("w")) x += box[2] - width;
  if (handle.includes("n")) y += box[3] - height;
  return [x, y, width, height].map(tidy);
}

/* With the mouse: changed edges snap to whole tenths; the others stay exact. */
export function dragged(box, handle, right, down, isSquare) {
  return pulled(box, handle, right, down, isSquare).map((value, place) => (value === box[place] ? value : snapped(value)));
}

/* With an arrow key: 0.1 mm, with Shift 1 mm; with Ctrl or Alt the size changes, not the place. */
export function pushed(box, { key, shiftKey, ctrlKey, altKey }, { isLine, isSquare }) {
  const by = shiftKey ? LARGE_STEP : STEP;
  const [right, down] = ARROWS[key].map((way) => way * by);
  const resizes = ctrlKey || altKey;
  const handle = resizes && (isLine ? "to" : right ? "e" : "s");
  return pulled(box, handle, right, down, isSquare);
}

/* Return the effect of a key on the focused element; undefined leaves it to the browser. */
export function keyMeaning(key, { isDragging, hasEarlierPlace }) {
  if (key in ARROWS) return "push";
  if (key === "Escape" && isDragging) return "stop dragging";
  if (key === "Escape" && hasEarlierPlace) return "put back";
  if (key === "Delete" || key === "Backspace") return "remove";
  if (key === "Enter" || key === " ") return "open";
  return undefined;
}

/* The attributes of the SVG shape that shows the box. */
export function shapeOf([x, y, width, height], isLine) {
  return isLine
    ? { x1: x, y1: y, x2: x + width, y2: y + height }
    : { x, y, width: Math.max(width, 0), height: Math.max(height, 0) };
}

/* The values of the fields beside the sheet, by the key of the layout's source. */
export function fieldsOf([x, y, width, height], isLine) {
  return isLine
    ? { "from.0": x, "from.1": y, "to.0": tidy(x + width), "to.1": tidy(y + height) }
    : { "box.0": x, "box.1": y, "box.2": width, "box.3": height };
}

/* Return the element that a press takes: the chosen one if it is in the stack, or the
   top-most; with Alt the one below the chosen one, and the top-most again after the lowest. */
export function taken(stack, chosen, { deeper = false } = {}) {
  const place = stack.indexOf(chosen);
  if (deeper) return stack[(place + 1) % stack.length];
  return place < 0 ? stack[0] : chosen;
}

/* Return the element that is chosen when the button is released where it was pressed. */
export const clicked = (stack, chosen, { deeper = false } = {}) => (deeper ? chosen : stack[0] ?? chosen);

/* A hand that shakes is not a drag. In pixels of the screen. */
const SHAKE = 3;
export const isDrag = ([x, y], [fromX, fromY]) => Math.hypot(x - fromX, y - fromY) >= SHAKE;

/* The form that the server reads: the element's id and its four numbers. */
export const moveOf = (id, box) => [id, ...box].join(":");
