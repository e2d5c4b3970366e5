import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../lib/source.mjs";

const { reader } = await load("web/detector/input.ts");
const { eventJson } = await load("web/detector/event.ts");

const MIB = 1024 * 1024;

/** All that reaches the core of an input, and the size of the largest piece. */
function read(input) {
  const pieces = [];
  reader(input)((piece) => pieces.push(Buffer.from(piece)));
  return { bytes: Buffer.concat(pieces), largest: Math.max(0, ...pieces.map((piece) => piece.length)) };
}

/** WTF-8, written the slow way: UTF-8 in which a lone surrogate keeps its own three bytes. */
function wtf8(text) {
  const lone = (unit) => Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)]);
  const bytes = (character) =>
    /^\p{Surrogate}$/u.test(character) ? lone(character.charCodeAt(0)) : Buffer.from(character);
  return Buffer.concat(Array.from(text, bytes));
}

const texts = {
  empty: "",
  ASCII: "mofcomp.exe",
  "one to four bytes a character": "aé€😀".repeat(100),
  "a byte order mark": "\ufeff{}",
  "a lone high surrogate": "a\ud83db",
  "a lone low surrogate": "é\ude00€",
  "a pair the wrong way round": "\ude00\ud83d😀",
  "a lone surrogate at the end": "😀\ud800",
  "nothing but one": "\udfff",
};

for (const [name, text] of Object.entries(texts)) {
  test(`text reaches the core as its bytes: ${name}`, () => assert.deepEqual(read(text).bytes, wtf8(text)));
}

// Lengths around the size of a piece, so that its end falls before, into and behind the character.
test("a long text goes over in pieces that split no character and make no lone surrogate", () => {
  for (const character of ["é", "€", "😀", "\ud800", "\ude00", "\ud800😀"]) {
    for (let length = MIB - 5; length <= MIB + 1; length += 1) {
      const start = "a".repeat(length);
      const { bytes, largest } = read(`${start}${character}€${start}`);
      const expected = Buffer.concat([Buffer.from(start), wtf8(character), Buffer.from("€"), Buffer.from(start)]);
      // deepEqual of buffers this long is slow.
      assert.ok(bytes.equals(expected), `${length} and ${JSON.stringify(character)}`);
      assert.ok(largest <= MIB);
    }
  }
});

test("bytes go over as they are, in pieces, whatever view shows them", () => {
  const whole = Uint8Array.from({ length: 2 * MIB + 10 }, (_, index) => index % 251);
  const shared = new Uint8Array(new SharedArrayBuffer(whole.length));
  shared.set(whole);
  for (const input of [whole, whole.buffer, Buffer.from(whole), shared]) {
    const { bytes, largest } = read(input);
    assert.ok(bytes.equals(whole));
    assert.equal(largest, MIB);
  }
  assert.deepEqual([...read(whole.subarray(3, 6)).bytes], [3, 4, 5]);
  assert.deepEqual([...read(Buffer.from("pooled")).bytes], [...Buffer.from("pooled")]);
});

test("a parsed event is written as JSON, a BigInt with all its digits and no quotes", () => {
  const time = 133_500_000_123_456_789n;
  assert.equal(eventJson({ pid: 7, host: "a" }), '{"pid":7,"host":"a"}');
  assert.equal(
    eventJson({ time, list: [-1n, { deep: 2n ** 64n }] }),
    `{"time":${time},"list":[-1,{"deep":${2n ** 64n}}]}`,
  );
});

test("no text of an event is taken for a BigInt", () => {
  for (const text of ["bigint:1", "bigint::1", 'x"bigint:1', "bigint:"]) {
    const event = { [text]: text, list: [text, 5n] };
    assert.equal(
      eventJson(event),
      `{${JSON.stringify(text)}:${JSON.stringify(text)},"list":[${JSON.stringify(text)},5]}`,
    );
  }
});

test("keys that mean something to JavaScript are only keys", () => {
  const event = JSON.parse(
    '{"b":1,"2":2,"__proto__":{"polluted":3n},"constructor":{"prototype":4}}'.replace("3n", "3"),
  );
  event.big = 1n;
  const json = eventJson(event);
  assert.match(json, /"__proto__":\{"polluted":3\},"constructor":\{"prototype":4\},"big":1\}$/);
  assert.equal({}.polluted, undefined);
  assert.equal(eventJson(Object.assign(Object.create(null), { a: 1 })), '{"a":1}');
});
