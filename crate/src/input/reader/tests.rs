//! What is read at once must be just what the scan for its end would have found.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{Outcome, Place, Reader, Sink, Token, Trouble};
use crate::input::peel::Turn;
use crate::input::record::{Body, Record};

/// Writes down all that comes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Log(Vec<String>);

impl Sink for Log {
    fn know(&mut self, record: &Record<'_>, turn: Turn) -> Option<Token> {
        (turn != Turn::First || self.knows(record)).then_some(Token(0))
    }

    fn count(&mut self, _: Token) -> bool {
        false
    }

    fn record(&mut self, token: Option<Token>, record: &Record<'_>, place: Place) -> Option<Outcome> {
        let body = match record.body {
            Body::Json(value) => value.raw().to_owned(),
            Body::Xml(event) => format!("{event:?}"),
        };
        self.0.push(format!("{body} {} {place:?} {token:?}", record.outer.len()));
        None
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        record.json().is_some_and(|value| value.get("a").is_some())
    }

    fn trouble(&mut self, trouble: Trouble, message: String, place: Place) {
        self.0.push(format!("{trouble:?} {message} {place:?}"));
    }
}

fn log(input: &[u8], chunk: usize, limit: usize, quick: bool) -> Log {
    let mut reader = Reader::new(limit);
    reader.framer.quick = quick;
    let mut log = Log::default();
    input.chunks(chunk).for_each(|chunk| reader.feed(chunk, &mut log));
    reader.finish(&mut log);
    log
}

/// Lines of objects, most of them whole, some of them damaged in one or two places.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let value = prop::sample::select(vec![
        "1",
        "-0.5e7",
        "01",
        "null",
        "true",
        "tru",
        "\"\"",
        "\"x\"",
        "\"a\\\\b\\\"c\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\u00\"",
        "\"\\x\"",
        "\"é\"",
        "\"tab\t\"",
        "{}",
        "[]",
        "[1,{\"b\":[]}]",
        "{\"a\":1}",
        "{\"a\":{\"b\":[{\"c\":\"}\"}]}}",
        "[1,]",
        "{\"a\"}",
        "'x'",
        "\"{\\\"a\\\":1}\"",
        "\"0123456789abcdef0123456789abcdef0123\"",
        "\"0123456789abcdeé\"",
        "[[[[[[[[[[[[1]]]]]]]]]]]]",
    ]);
    let key = prop::sample::select(vec![
        "a",
        "b",
        "_source",
        "hits",
        "\\u0061",
        "é",
        "records",
        "",
        "long key of some length",
    ]);
    let space = prop::sample::select(vec!["", "", "", "", " ", "\r", "\t", "\n", "\r\n"]);
    let member = (key, value, space.clone(), space)
        .prop_map(|(key, value, before, behind)| format!("\"{key}\":{before}{value}{behind}"));
    let object = prop::collection::vec(member, 0..5).prop_map(|members| format!("{{{}}}", members.join(",")));
    let end = prop::sample::select(vec![
        "\n",
        "\n",
        "\n",
        "\r\n",
        "",
        ",\n",
        " x\n",
        "]",
        "\n\n",
        "[",
        "\n<Event ",
        "\u{feff}",
    ]);
    let line = (object, end, any::<prop::sample::Index>(), damage()).prop_map(|(object, end, at, damage)| {
        let mut bytes = [object, end.to_owned()].concat().into_bytes();
        let at = at.index(bytes.len() + 1);
        match damage {
            Damage::None => {}
            Damage::Insert(byte) => bytes.insert(at, byte),
            Damage::Cut => bytes.truncate(at),
        }
        bytes
    });
    let deep = (120..136_usize).prop_map(|depth| {
        ["{\"a\":".repeat(depth), "1".to_owned(), "}".repeat(depth), "\n".to_owned()].concat().into_bytes()
    });
    prop::collection::vec(prop_oneof![30 => line, 1 => deep], 0..6).prop_map(|lines| lines.concat())
}

#[derive(Debug, Clone)]
enum Damage {
    None,
    Insert(u8),
    Cut,
}

fn damage() -> impl Strategy<Value = Damage> {
    let byte = prop_oneof![prop::sample::select(b"{}[]\",:\\\n\r \x01\xff\xc3<".to_vec()), any::<u8>()];
    prop_oneof![3 => Just(Damage::None), 2 => byte.prop_map(Damage::Insert), 1 => Just(Damage::Cut)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_at_once_is_what_the_scan_finds(
        input in lines(), chunk in 1_usize..40, limit in prop::sample::select(vec![12_usize, 40, 200, 1 << 24]),
    ) {
        let slow = log(&input, 1 << 20, limit, false);
        prop_assert_eq!(&log(&input, 1 << 20, limit, true), &slow, "{:?}", String::from_utf8_lossy(&input));
        prop_assert_eq!(&log(&input, chunk, limit, true), &slow, "{:?} by {}", String::from_utf8_lossy(&input), chunk);
    }
}

#[test]
fn most_lines_are_read_at_once() {
    let mut framer = crate::input::frame::Framer::new(1 << 20);
    framer.buffer().extend_from_slice(b"{\"a\":1}\n{\"b\":[\"\\n\", {}]}\n{\"c\":\n1}\n");
    let mut lines = crate::input::json::Lines::default();
    let frames: Vec<_> = std::iter::from_fn(|| framer.next(true, &mut lines)).map(|found| found.frame).collect();
    use crate::input::frame::Frame::{Json, Read};
    assert_eq!(frames, [Read, Read, Json]);
}
