/* What a scanned code is, from its text alone: the same as awards/door/codes.py on the server. */

import { sha256 } from "./sha256.js";

const LONGEST = 500;
const ADDRESS = /^https?:\/\/\S+\/v\/([A-Za-z0-9_-]{22})\/?$/;
const OWN_PAGE = /^https?:\/\/\S+\/d\/([0-9A-Za-z]{12})\/?$/;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const DIGEST = /^[0-9a-f]{32}$/;
const ATTENDEE = /^[0-9A-Z]{12}$/;
const PAYMENT =
  /^(wxp:\/\/.*|alipays?:.*|https?:\/\/(qr\.alipay\.com|qr\.95516\.com|payapp\.wei?xin\.qq\.com)\/.*|(1[0-5]|2[5-9]|30|62)\d{14,22})$/is;
const ANY_ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:\S*$/i;

/** {kind, value}: kind is attendee, token, digest, number, empty, payment or foreign. */
export function scanned(text) {
  const code = clean(text);
  if (!code) return { kind: "empty", value: "" };
  if (code.length > LONGEST) return { kind: "foreign", value: "" };
  const token = tokenIn(code);
  if (token) return { kind: "token", value: sha256(token).slice(0, 32) };
  const own = OWN_PAGE.exec(code);
  if (own) return { kind: "attendee", value: own[1].toUpperCase() };
  if (PAYMENT.test(code)) return { kind: "payment", value: "" };
  if (DIGEST.test(code)) return { kind: "digest", value: code };
  const joined = code.replaceAll(/[\s-]/g, "").toUpperCase();
  if (ATTENDEE.test(joined)) return { kind: "attendee", value: joined };
  if (ANY_ADDRESS.test(code)) return { kind: "foreign", value: "" };
  return { kind: "number", value: code };
}

/** The token of a certificate's code, alone or in its address. */
function tokenIn(code) {
  const found = ADDRESS.exec(code);
  if (found) return found[1];
  return TOKEN.test(code) && !/^\d+$/.test(code) ? code : "";
}

/** Narrow, without what cannot be seen. */
export function clean(text) {
  return text.normalize("NFKC").replaceAll(/\p{C}/gu, "").trim();
}

/** A pairing code from a link, `#K7QM2RWX` or `?code=K7QM2RWX`, or as somebody typed it. */
export function pairingCode(text) {
  const found = /[#?&](?:code=)?([0-9A-Za-z-]{8,9})$/.exec(text);
  return clean(found ? found[1] : text)
    .replaceAll(/[\s-]/g, "")
    .toUpperCase();
}
