import assert from "node:assert/strict";
import { test } from "node:test";

import { pairingCode, scanned } from "../../../awards/web/static/door-codes.js";

const TOKEN = "Ab3_x-Zq9LkPw72TtYv0Ee";
const DIGEST = "e7021fb7ae71e35716a36300e8874690";

test("the code of a seat slip is read as it is printed, typed or linked", () => {
  const slip = { kind: "attendee", value: "AB00000012CD" };
  for (const text of ["AB00000012CD", "ab00 0000-12cd", "ＡＢ００００００１２ＣＤ", "https://a.example/d/AB00000012CD"]) {
    assert.deepEqual(scanned(text), slip);
  }
});

test("of the code of a certificate a telephone knows the digest", () => {
  assert.deepEqual(scanned(`https://awards.example/v/${TOKEN}`), { kind: "token", value: DIGEST });
  assert.deepEqual(scanned(TOKEN), { kind: "token", value: DIGEST });
  assert.deepEqual(scanned(DIGEST), { kind: "digest", value: DIGEST });
});

test("a number is what is nothing else", () => {
  assert.deepEqual(scanned(" TC001 "), { kind: "number", value: "TC001" });
});

test("foreign codes are named and do no harm", () => {
  const kinds = {
    "": "empty",
    "\u200b\u0000": "empty",
    "wxp://f2f0abc": "payment",
    "https://qr.alipay.com/fkx1": "payment",
    "134567890123456789": "payment",
    "https://example.com/x": "foreign",
    "tel:123": "foreign",
    ["1".repeat(4000)]: "foreign",
  };
  for (const [text, kind] of Object.entries(kinds)) assert.equal(scanned(text).kind, kind, text.slice(0, 30));
});

test("a pairing code comes from a link, or is typed in any way", () => {
  for (const text of ["#K7QM2RWX", "#code=K7QM2RWX", "?code=k7qm2rwx", "k7qm-2rwx", " K7QM 2RWX "]) {
    assert.equal(pairingCode(text), "K7QM2RWX");
  }
});
