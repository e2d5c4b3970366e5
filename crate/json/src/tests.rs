//! Property tests of the JSON reader, with serde_json as the judge.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::Value;

use super::parse::parse_line;
use super::{Json, Kind, Tape, parse};

/// Any JSON value, as serde_json sees it.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x7f]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn same(ours: Json<'_>, theirs: &Value) -> bool {
    match (ours.kind(), theirs) {
        (Kind::Null, Value::Null) => true,
        (Kind::Bool, Value::Bool(b)) => ours.raw() == b.to_string(),
        (Kind::Number, Value::Number(n)) => ours.raw() == n.to_string(),
        (Kind::String, Value::String(s)) => ours.as_str().as_deref() == Some(s),
        (Kind::Array, Value::Array(items)) => {
            ours.items().count() == items.len() && ours.items().zip(items).all(|(a, b)| same(a, b))
        }
        (Kind::Object, Value::Object(map)) => {
            ours.members().count() == map.len()
                && ours.members().zip(map).all(|((key, a), (name, b))| key == name.as_str() && same(a, b))
        }
        _ => false,
    }
}

/// Text that is nearly JSON: pieces that a grammar trips over.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(","),
        Just(":"),
        Just("\""),
        Just("\\"),
        Just("\\u00e9"),
        Just("\\ud83d\\ude00"),
        Just("\"a\""),
        Just("1"),
        Just("-"),
        Just("0"),
        Just("."),
        Just("e"),
        Just("true"),
        Just("nul"),
        Just("null"),
        Just(" "),
        Just("\n"),
        Just("\u{1}"),
        Just("é"),
        Just("{\"a\":1}"),
        Just("[1]"),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn reads_what_serde_writes(value in any_value()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let doc = parse(&text, &mut Tape::default());
            prop_assert!(doc.is_ok_and(|doc| same(doc.root(), &value)), "{text}");
        }
    }

    #[test]
    fn accepts_just_what_serde_accepts(text in nearly_json()) {
        let theirs = serde_json::from_str::<Value>(&text);
        let ours = parse(&text, &mut Tape::default());
        // serde_json refuses numbers beyond f64, which are legal; the pieces make none.
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}", text);
    }

    #[test]
    fn every_span_is_the_value_itself(value in any_value()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let doc = parse(&text, &mut Tape::default()).unwrap();
        for item in doc.root().items().chain(doc.root().members().map(|(_, v)| v)) {
            let again = parse(item.raw(), &mut Tape::default());
            prop_assert!(again.is_ok_and(|again| again.root().raw() == item.raw()));
        }
    }
}

#[test]
fn keeps_what_a_double_would_lose() {
    let text = r#"{"a":-9214364837600034816,"b":1e400,"c":18446744073709551616}"#;
    let doc = parse(text, &mut Tape::default()).unwrap();
    let values: Vec<&str> = doc.root().members().map(|(_, v)| v.raw()).collect();
    assert_eq!(values, ["-9214364837600034816", "1e400", "18446744073709551616"]);
}

#[test]
fn takes_the_first_of_equal_keys_that_says_something() {
    let doc = parse(r#"{"a":"","a":null,"a":"x","a":"y","b":"","__proto__":"p"}"#, &mut Tape::default()).unwrap();
    assert_eq!(doc.root().get("a").and_then(Json::as_str).as_deref(), Some("x"));
    assert_eq!(doc.root().get("b").and_then(Json::as_str).as_deref(), Some(""));
    assert_eq!(doc.root().get("__proto__").and_then(Json::as_str).as_deref(), Some("p"));
}

#[test]
fn refuses_what_is_too_deep_at_once() {
    let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(parse(&deep(128), &mut Tape::default()).is_ok());
    assert_eq!(parse(&deep(129), &mut Tape::default()).map(|_| ()).unwrap_err().reason, super::Reason::TooDeep);
    assert!(parse(&"[".repeat(1_000_000), &mut Tape::default()).is_err());
}

/// Objects whose keys are alike in all that the filter looks at, or in case alone, or stand in escapes.
fn alike() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "Image",
        "image",
        "IMAGE",
        "Imbge",
        "Ixage",
        "\\u0049mage",
        "ImageX",
        "Event",
        "Event.System",
        "Event.",
        "Events",
        "event.x",
        "E",
        "e",
        "",
        "é",
        "É",
        "_a",
        "\\\\a",
        "Event.System.EventID",
        "\\u0045vent.x",
    ]);
    let value = prop::sample::select(vec!["1", "\"\"", "null", "{}", "[]", "\"x\"", "{\"Image\":2,\"image\":\"\"}"]);
    let member = (key, value).prop_map(|(key, value)| format!("\"{key}\":{value}"));
    prop::collection::vec(member, 0..8).prop_map(|members| format!("{{{}}}", members.join(",")))
}

proptest! {
    #[test]
    fn finds_by_name_what_a_look_at_each_member_finds(text in alike(), around in any::<bool>(), fold in any::<bool>()) {
        let text = if around { format!("[{text}]") } else { text };
        let doc = parse(&text, &mut Tape::default()).unwrap();
        let object = doc.root().items().next().unwrap_or(doc.root());
        let object = if fold { object.folded() } else { object };
        for name in ["Image", "image", "Event", "Event.System", "E", "e", "", "é", "absent", "\\a", "_a", "event.x"] {
            let is = |key: &str| key == name || (fold && key.eq_ignore_ascii_case(name));
            let all: Vec<_> = object.members().filter(|(key, _)| is(key)).map(|(_, value)| value).collect();
            let best = all.iter().find(|value| !value.is_empty()).or(all.first());
            prop_assert_eq!(object.get(name).map(Json::span), best.map(|value| value.span()), "{} {}", text, name);
            prop_assert_eq!(object.has(name), !all.is_empty());
            let branch = |key: &str| {
                let head = key.get(..name.len()).unwrap_or("\u{0}");
                is(head) && matches!(key.as_bytes().get(name.len()), None | Some(b'.'))
            };
            prop_assert_eq!(object.has_branch(name), object.members().any(|(key, _)| branch(&key)), "{} {}", text, name);
            let any_case: Vec<_> = object.all_named(name, true).map(|found| (found.exact, found.value.span())).collect();
            let by_hand = object.members().filter(|(key, _)| key.eq_ignore_ascii_case(name));
            let by_hand: Vec<_> = by_hand.map(|(key, value)| (key == name, value.span())).collect();
            prop_assert_eq!(any_case, by_hand, "{} {}", text, name);
        }
    }

    #[test]
    fn reads_a_line_as_it_reads_the_text(text in nearly_json(), behind in "[ ,x{}\\n]{0,3}") {
        let whole = parse(&text, &mut Tape::default());
        let bytes = [text.as_bytes(), behind.as_bytes()].concat();
        let length = parse_line(&bytes, &mut Tape::default());
        if let Some(length) = length {
            let line = std::str::from_utf8(bytes.get(..length).unwrap()).unwrap();
            prop_assert!(parse(line, &mut Tape::default()).is_ok() && !line.contains('\n'), "{}", line);
        }
        if text.starts_with(['{', '[']) && whole.is_ok() && !text.contains('\n') {
            prop_assert_eq!(length, Some(text.trim_end().len()), "{}", text);
        }
    }
}

#[test]
fn a_line_that_is_no_utf8_is_none() {
    for bytes in [&b"{\"a\":\"\xFF\"}"[..], b"{\"\xC3\":1}", b"{\"a\":\"0123456789abcdef\xED\xA0\x80\"}"] {
        assert_eq!(parse_line(bytes, &mut Tape::default()), None);
    }
    assert_eq!(parse_line("{\"é\":\"😀\"} x".as_bytes(), &mut Tape::default()), Some(13));
}
