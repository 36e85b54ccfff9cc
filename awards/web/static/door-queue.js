/* How scans go to the server: in order, again until they are answered, one bad one alone. */

export const MOST = 500;
const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** The next scans to send, oldest first. */
export function batch(scans, most = MOST) {
  return scans.filter((scan) => !scan.answer).slice(0, most);
}

/** As the server reads it. Times are of this telephone; the server corrects them by `sent_at`. */
export function body(some, waiting, now) {
  const scans = some.map(({ id, kind, code, at, shown, tray, recipient, undoes }) => ({
    id, kind, code, at, shown, tray, recipient, undoes: undoes || null,
  }));
  return { sent_at: now, waiting, scans };
}

/** What to do after an answer: "taken", "again", "alone" (one of them is bad), "refused" or "unpaired". */
export function outcome(status, count) {
  if (status === 200) return "taken";
  if (status === 401) return "unpaired";
  if (status === 0 || status === 408 || status === 429 || status >= 500) return "again";
  return count > 1 ? "alone" : "refused";
}

/** Milliseconds to wait after so many failures; `chance` from 0 to 1 parts telephones from each other. */
export function delay(failures, chance) {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(longest * (0.5 + chance / 2));
}

/** The scans with their answers. What was shown stays; `differs` says that the server decided otherwise. */
export function answered(some, { received_at, results }) {
  const found = new Map(results.map((each) => [each.id, each]));
  return some.filter((scan) => found.has(scan.id)).map((scan) => withAnswer(scan, { ...found.get(scan.id), received_at }));
}

export function withAnswer(scan, answer) {
  return { ...scan, answer, differs: Boolean(scan.shown) && scan.shown !== answer.verdict };
}
