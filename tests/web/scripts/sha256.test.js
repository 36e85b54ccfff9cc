import assert from "node:assert/strict";
import { test } from "node:test";

import { sha256 } from "../../../awards/web/static/sha256.js";

test("the examples of FIPS 180-4", () => {
  assert.equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(
    sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
});

test("a text of more than one block, with Chinese characters", () => {
  assert.equal(sha256("表彰".repeat(20)), "0bab6447867345c23396ef59357efed26539a9d34a11247a634e535634e8f100");
});
