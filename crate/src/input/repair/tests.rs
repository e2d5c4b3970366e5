//! What is mended, and what is not.
#![allow(clippy::unwrap_used)]

use super::*;

fn mended(text: &str) -> String {
    let (text, mends) = repair(text).unwrap();
    assert!(crate::input::json::parse(&text.text, &mut crate::input::json::Tape::default()).is_ok(), "{}", text.text);
    format!("{} <- {}", text.text, mends.join(", "))
}

#[test]
fn mends_the_usual() {
    for (text, expected) in [
        (
            "{'a': None, 'b': [True,],}",
            r#"{"a":null,"b":[true]} <- single quotes, words of another language (None, True, NaN), a comma too many"#,
        ),
        (r"{'a': '\x1b\xe9'}", r#"{"a":"\u001b\u00e9"} <- single quotes"#),
        (r"{'a': 'C:\x64\n'}", r#"{"a":"C:\\x64\\n"} <- single quotes, backslashes that were not escaped"#),
        (r#"{"a":"C:\Users\x"}"#, r#"{"a":"C:\\Users\\x"} <- backslashes that were not escaped"#),
        ("{\"a\":\"x\ny\"}", r#"{"a":"x\ny"} <- line breaks or control characters in a string"#),
        ("{\u{201c}a\u{201d}: 1}", r#"{"a":1} <- typographic quotes"#),
        ("{a: 1 /* c */, b: 2}", r#"{"a":1,"b":2} <- keys without quotes, comments"#),
        (r#"{"a":[1,{"b":2"#, r#"{"a":[1,{"b":2}]} <- a missing closing bracket"#),
        (r#"{"a":[1,2}"#, r#"{"a":[1,2]} <- a missing closing bracket"#),
        (r#"{"a":1 "b":0x1f}"#, r#"{"a":1,"b":"0x1f"} <- a missing comma, numbers in another notation"#),
        (r#"{\"a\":\"x\\\\y\"}"#, r#"{"a":"x\\y"} <- JSON escaped as a whole"#),
    ] {
        assert_eq!(mended(text), expected);
    }
}

#[test]
fn says_when_text_was_cut_inside_a_value() {
    for text in [r#"{"a":"b"#, r#"{"a":"#, r#"{"a"#, r#"{"a":tr"#, r#"{"a":1,"b"#] {
        assert_eq!(repair(text).unwrap_err().reason, Reason::End, "{text}");
    }
}

#[test]
fn keeps_the_way_back() {
    let source = "{'a': None, 'b': {'c': 1}}";
    let (text, _) = repair(source).unwrap();
    let at = text.text.find("{\"c\"").unwrap();
    assert_eq!(text.origin(at), source.find("{'c'").unwrap());
}
