use super::close::{is_escape, is_markup, is_name, is_reference};
use super::find;

/// The list in the module's words, byte by byte.
fn naive(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        is_name(rest)
            || is_escape(rest)
            || (rest.first() == Some(&b'&') && is_reference(rest.get(1..).unwrap_or_default()))
            || is_markup(rest)
    })
}

const TRIPS: &[&[u8]] = &[
    b"mofcomp",
    b"MOFCOMP",
    b"MoFcOmP",
    b"\\u006d",
    b"\\u004F",
    b"\\u005c",
    b"\\u0023",
    b"\\u0021",
    b"\\u0030",
    b"&#1",
    b"&#x",
    b"&amp;amp;#X6",
    b"\\u0026#0",
    b"&amp\\\\u003b#9",
    b"&#\\u0031",
    b"!--",
    b"![",
    b"!D",
    b"!\\\\u002d",
];

#[test]
fn finds_at_every_place_what_a_look_at_each_byte_finds() {
    for what in TRIPS {
        for length in 0..140 {
            let mut text = vec![b'.'; length];
            for at in 0..=length {
                text.truncate(length);
                text.splice(at..at, what.iter().copied());
                assert_eq!(find(&text), Some(at), "{}", String::from_utf8_lossy(&text));
                assert_eq!(naive(&text), Some(at));
                text.splice(at..at + what.len(), std::iter::repeat_n(b'.', 1));
            }
        }
    }
}

#[test]
fn lets_pass_what_spells_nothing() {
    for text in [
        "mofcom",
        "ofcomp",
        "m\\ofcomp",
        "mof\u{2c7}comp",
        "\\u0022\\u0026\\u0027\\u003c\\u00e9",
        "\\u1006d",
        "\\U006d",
        "\"#attributes\":1",
        "#text",
        "C# 7",
        "issue #12",
        "&#;",
        "&amp;x y#1",
        "\\u0026amp",
        "6#1",
        "&lt;a&gt;",
        "!",
        "!=",
        "Hello!\\r\\n",
        "x!\\\\y",
    ] {
        assert_eq!(find(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn equals_a_look_at_each_byte_on_any_text_of_its_letters() {
    // A small generator of its own: this crate has no dependency that tests alone would need.
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let letters = b"mofcpMOFCP\\u00263#&;!-[x";
    for _ in 0..100_000 {
        let length = next(150);
        let text: Vec<u8> = (0..length).filter_map(|_| letters.get(next(letters.len())).copied()).collect();
        assert_eq!(find(&text), naive(&text), "{}", String::from_utf8_lossy(&text));
    }
}
