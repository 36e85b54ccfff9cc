/* What a scan means by the list on this telephone and what it scanned itself. No page, no clock.

   A scan is {id, kind, code, at, tray, recipient, undoes, shown, subject, name, answer}. The subject is
   "p" and the code of an attendee, or "c" and the digest of a certificate. `answer` is the server's. */

import { scanned } from "./door-codes.js";

/* A list that was made just after a scan came in may not know it yet. */
const UNSURE_MS = 10_000;

/** The list by code, digest, number and tray. */
export function indexed(list) {
  const papers = new Map(list.certificates.map((each) => [each.number, each]));
  for (const each of list.certificates) if (each.state === "valid") papers.set(each.number, each);
  for (const each of list.certificates) papers.set(each.digest, each);
  return {
    list,
    people: new Map(list.attendees.map((each) => [each.code, each])),
    papers,
    trays: new Map(list.trays.map((each) => [each.tray, each])),
  };
}

export const verdictOf = (scan) => scan.answer?.verdict || scan.shown;

/** Own scans that the list does not say yet, in their order. */
export function unlisted(known, past) {
  const made = Date.parse(known.list.at) - UNSURE_MS;
  return past.filter(
    (scan) => scan.subject && verdictOf(scan) !== "red" && !(scan.answer && Date.parse(scan.answer.received_at) < made),
  );
}

/** {here, at, by}: `by` is empty if it was this telephone. */
export function presence(person, news) {
  let state = { here: Boolean(person.arrived_at), at: person.arrived_at, by: person.arrived_by };
  for (const scan of news) {
    if (scan.subject !== `p${person.code}`) continue;
    if (scan.kind === "arrived" && !state.here) state = { here: true, at: scan.at, by: "" };
    if (scan.kind === "left") state = { ...state, here: false };
    if (scan.kind === "undone" && scan.counted) state = { ...state, here: scan.target === "left" };
  }
  return state;
}

/** {packed, handed, at, to}: times are empty for what did not happen. */
export function progress(paper, news) {
  const state = { packed: paper.packed_at ?? "", handed: paper.handed_at ?? "", to: paper.handed_to };
  for (const scan of news) {
    if (scan.subject !== `c${paper.digest}`) continue;
    const target = scan.kind === "undone" && scan.counted ? scan.target : "";
    if (scan.kind === "packed") state.packed ||= scan.at;
    if (scan.kind === "handed" && !state.handed) [state.handed, state.to] = [scan.at, scan.recipient];
    if (target) state[target] = "";
  }
  return state;
}

/** {verdict, reason, subject, name, unit, …facts} of a new scan. */
export function judge(scan, known, past) {
  const news = unlisted(known, past);
  const code = scanned(scan.code);
  if (scan.kind === "arrived" || scan.kind === "left") return judgePerson(scan, code, known, news);
  return judgePaper(scan, code, known, news);
}

function judgePerson(scan, code, known, news) {
  const person = code.kind === "attendee" ? known.people.get(code.value) : undefined;
  if (!person) return red(noPerson(code, known));
  const said = { subject: `p${person.code}`, name: person.name, unit: person.unit, seat: person.seat, group: person.group };
  if (person.struck) return { ...said, ...red("struck") };
  const { here, at, by } = presence(person, news);
  if (scan.kind === "left") return here ? { ...said, ...green("left") } : { ...said, ...amber("not-here") };
  return here ? { ...said, ...amber("already"), by, time: at } : { ...said, ...green("arrived") };
}

function judgePaper(scan, code, known, news) {
  const paper = known.papers.get(code.value);
  if (!paper) return red(noPaper(code, known));
  const said = { subject: `c${paper.digest}`, name: paper.name, unit: paper.unit, ...spot(paper, known) };
  if (paper.state !== "valid") return { ...said, ...red(paper.state) };
  const state = progress(paper, news);
  if (scan.kind === "handed") {
    if (state.handed) return { ...said, ...amber("handed-before"), to: state.to, time: state.handed };
    return { ...said, ...green("handed"), to: scan.recipient };
  }
  if (!paper.tray && !paper.bag) return { ...said, ...red("not-placed") };
  if (!scan.tray || paper.tray !== scan.tray) return { ...said, ...red("wrong-tray") };
  return state.packed ? { ...said, ...amber("packed-before"), time: state.packed } : { ...said, ...green("packed") };
}

/** Where a certificate belongs. `onTray` is empty where its group has one tray. */
function spot(paper, known) {
  const [batch, tray] = paper.tray ? paper.tray.split("-") : ["", ""];
  const several = [...known.trays.keys()].filter((each) => each.split("-")[0] === batch).length > 1;
  return { batch, onTray: several ? tray : "", place: paper.place, bag: paper.bag };
}

const green = (reason) => ({ verdict: "green", reason });
const amber = (reason) => ({ verdict: "amber", reason });
const red = (reason) => ({ verdict: "red", reason });

const OURS_NOT = new Set(["empty", "payment", "foreign"]);

function noPerson({ kind, value }, known) {
  if (kind === "token" || kind === "digest" || known.papers.has(value)) return "certificate";
  return OURS_NOT.has(kind) ? kind : "unknown";
}

function noPaper({ kind, value }, known) {
  if (known.people.has(value)) return "attendee";
  return OURS_NOT.has(kind) ? kind : "unknown";
}

/** A scan may be taken back once, unless it was refused. */
export function canUndo(scan, past) {
  return (
    scan.kind !== "undone" && verdictOf(scan) !== "red" && !past.some((each) => each.kind === "undone" && each.undoes === scan.id)
  );
}

/** `counted`: the scan changed something, so that taking it back does too. */
export function judgeUndo(target) {
  const { subject = "", name = "", unit = "", kind } = target;
  return { ...green("undone"), subject, name, unit, target: kind, counted: verdictOf(target) === "green" };
}

/** {done, of} for the line on top: present, on this tray, or handed out. */
export function counts(kind, tray, known, past) {
  const news = unlisted(known, past);
  const { attendees, certificates } = known.list;
  if (kind === "arrived" || kind === "left") {
    return { done: attendees.filter((each) => presence(each, news).here).length, of: attendees.length };
  }
  const valid = certificates.filter((each) => each.state === "valid" && (kind === "handed" || each.tray === tray));
  return { done: valid.filter((each) => progress(each, news)[kind]).length, of: valid.length };
}

/** At most ten people, or certificates, by initials, name, unit, code or number. */
export function find(kind, text, known) {
  const wanted = text.normalize("NFKC").trim().toLowerCase();
  if (!wanted) return [];
  const person = kind === "arrived" || kind === "left";
  const all = person ? known.list.attendees : known.list.certificates.filter((each) => each.state === "valid");
  const ranks = all.map((each) => rank(each, wanted));
  return [0, 1, 2, 3].flatMap((wished) => all.filter((_, at) => ranks[at] === wished)).slice(0, 10);
}

function rank({ name, initials = "", unit, code = "", number = "" }, wanted) {
  const [called, short] = [name.toLowerCase(), initials.toLowerCase()];
  if (called === wanted || short === wanted) return 0;
  if (called.startsWith(wanted) || short.startsWith(wanted)) return 1;
  if (called.includes(wanted)) return 2;
  return [unit, code, number].some((each) => each.toLowerCase().includes(wanted)) ? 3 : 9;
}
