// What the table of quotas computes, without the page.

/** The cells of a copied column: one a line; of several columns the first. */
export const columnOf = (text) => {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t")[0].trim());
};

const whole = (text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** The sum of what are whole numbers. */
export const sum = (texts) => texts.reduce((all, text) => all + (whole(text) ?? 0), 0);

/** How this year differs from last: +2, −2, 0, or — if one is missing. */
export const difference = (now, before) => {
  const [one, other] = [whole(now), whole(before)];
  if (one === null || other === null) return "—";
  if (one === other) return "0";
  return one > other ? `+${one - other}` : `−${other - one}`;
};
