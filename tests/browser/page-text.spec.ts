import { findSpans } from "../../web/page/src/detail/highlight.ts";
import { code, escaped, fence } from "../../web/page/src/text/markdown.ts";
import { deciding, ordered } from "../../web/page/src/text/reason.ts";
import { visibleText } from "../../web/page/src/text/visible.ts";
import { bytes, clip, ruleWord } from "../../web/page/src/text/words.ts";
import { isAnswer, isAsk } from "../../web/page/src/worker/protocol.ts";
import { expect, test } from "./fixtures.ts";

// These need no browser: they hold the page's words to what they promise.

test("whatever would hide or reorder text is written out", () => {
  const cases: [string, string][] = [
    ["a\u0000b\u001f\u007f", "a␀b␟␡"],
    ["evil\u202efom.exe", "evil‹U+202E›fom.exe"],
    ["\u2066\u2067\u2068\u2069\u202a\u202d", "‹U+2066›‹U+2067›‹U+2068›‹U+2069›‹U+202A›‹U+202D›"],
    ["\u200b\u200e\u200f\ufeff\u00ad\u2060", "‹U+200B›‹U+200E›‹U+200F›‹U+FEFF›‹U+00AD›‹U+2060›"],
    ["\u0085\u009f\u2028\u2029", "‹U+0085›‹U+009F›‹U+2028›‹U+2029›"],
    ["a\u00a0b\u3000c", "a‹U+00A0›b‹U+3000›c"],
    ["\ufe0f\u{e0041}\u3164\ud800", "‹U+FE0F›‹U+E0041›‹U+3164›‹U+D800›"],
    ["Größe ünïcödé 日本語 עברית 🙂 x y", "Größe ünïcödé 日本語 עברית 🙂 x y"],
  ];
  for (const [raw, shown] of cases) expect(visibleText(raw)).toBe(shown);
  expect(visibleText("a\tb\nc", "\n\t")).toBe("a\tb\nc");
});

test("text of a log stays text in Markdown", () => {
  expect(escaped("[x](http://e.example) <img> @team #1 *b* `c` |")).toBe(
    "\\[x\\]\\(http\\://e.example\\) \\<img\\> \\@team \\#1 \\*b\\* \\`c\\` \\|",
  );
  expect(escaped("www.evil.example $x$ ~~y~~ a_b")).toBe("www\\.evil.example \\$x\\$ \\~\\~y\\~\\~ a\\_b");
  expect(code("a`b``c")).toBe("```a`b``c```");
  expect(code("`x`")).toBe("`` `x` ``");
  expect(code("a\nb")).toBe("`a␊b`");
  expect(fence("x\n````\n<script>")).toBe(
    "```text\nx␊````␊<script>\n```".replaceAll("```t", "`````t").replace(/```$/, "`````"),
  );
});

test("a failing clause is named down to the leaf that decides", () => {
  const leaf = { text: "an argument ends with .mof", result: false, actual: ["mofcomp", "x.txt"] };
  const good = { text: "the name is mofcomp.exe", result: true, actual: ["mofcomp.exe"] };
  const tree = { text: "all of", result: false, children: [good, leaf] };
  expect(deciding(tree)).toEqual(["an argument ends with .mof (was mofcomp, x.txt)"]);
  expect(ordered(tree)).toEqual([leaf, good]);
  expect(ordered({ ...tree, result: true })).toEqual([good, leaf]);
  expect(deciding({ text: "user is SYSTEM", result: false, actual: [] })).toEqual(["user is SYSTEM (was no value)"]);
  expect(deciding({ text: "either of", result: false, children: [tree, leaf] })).toHaveLength(1);
  expect(deciding({ text: "not", result: false, children: [good] })).toEqual(["not (was mofcomp.exe)"]);
  expect(deciding(good)).toEqual([]);
});

test("values are found in a raw record however it writes them, and never inside longer words", () => {
  const path = "C:\\T\\a&b.mof";
  const found = (text: string, value: string): string[] =>
    findSpans(text, [value]).map(({ start, end }) => text.slice(start, end));
  expect(found(`{"a":${JSON.stringify(path)}}`, path)).toEqual(["C:\\\\T\\\\a&b.mof"]);
  expect(found(JSON.stringify(JSON.stringify(path)), path)).toEqual(["C:\\\\\\\\T\\\\\\\\a&b.mof"]);
  expect(found("<Data>C:\\T\\a&amp;b.mof</Data>", path)).toEqual(["C:\\T\\a&amp;b.mof"]);
  expect(found("xcmd.exe cmd.exe cmd.exe2", "cmd.exe")).toEqual(["cmd.exe"]);
  expect(findSpans("abc abc abc", ["abc abc", "abc"])).toEqual([
    { start: 0, end: 7 },
    { start: 8, end: 11 },
  ]);
  expect(findSpans("aaa ".repeat(100_000), ["aaa"]).length).toBeLessThanOrEqual(400);
});

test("the four words", () => {
  expect(ruleWord({ matched: true, fires: true })).toBe("Alerts");
  expect(ruleWord({ matched: true, fires: false })).toBe("Blind spot");
  expect(ruleWord({ matched: false, fires: true })).toBe("Alerts for another reason");
  expect(ruleWord({ matched: false, fires: false })).toBe("Quiet");
});

test("sizes and cuts", () => {
  expect([0, 1, 999, 1000, 999_499, 999_500, 12_345_678].map(bytes)).toEqual([
    "0 bytes",
    "1 byte",
    "999 bytes",
    "1.00 KB",
    "999 KB",
    "1.00 MB",
    "12.3 MB",
  ]);
  expect(clip("abcdef", 3)).toBe("abc… (3 more characters)");
});

test("only messages of the protocol pass its guards", () => {
  expect(isAsk({ kind: "scan", run: 1, log: "x" })).toBe(true);
  expect(isAsk({ kind: "scan", run: 1.5, log: "x" })).toBe(false);
  expect(isAsk({ kind: "scan", run: 1, log: 7 })).toBe(false);
  expect(isAnswer({ kind: "done", run: 1, report: {}, text: new Blob() })).toBe(true);
  for (const not of [null, 1, "ready", {}, { kind: "toString" }, { kind: "ready" }, { kind: "done", run: 1 }]) {
    expect(isAnswer(not)).toBe(false);
    expect(isAsk(not)).toBe(false);
  }
});
