//! Generated inputs that the property tests share.

use proptest::prelude::*;

/// Pieces of every kind of input, well and badly formed.
pub(crate) fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "{\"a\":1}", "{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}", "[", "]", ",", "\n", "\r\n", " ", "{\"a\":\"x", "{\"a\":[1,",
            "<Event xmlns='x'><System/></Event>", "<Events>", "</Events>", "<Event ><System>", "</Event>", "Record 12\n",
            "\u{feff}", "{\"index\":{}}", "{'a': None}", "{\\\"a\\\":1}", "&lt;Event &gt;&lt;/Event&gt;", "Nov 22 host app: ",
            "a,b,c\n1,2,3\n", "LogName=Security\nEventCode=4688\nX=1\n", "{\"a\":\"\\ud800\"}", "[2026-11-22 10:00] ", "<?xml version='1.0'?>",
            "{\"hits\":{\"hits\":[{\"_source\":{\"a\":1},\"_id\":1},\n{\"_source\":{\"b\":2},\"_id\":2}]}}", "null", "12", "\"text\"",
            "{\"results\":[{\"a\":1},{\"a\":2}],\"fields\":[\"a\"]}", "}", "{\"a\":\n", "{\"a\":[\n{\"b\":1},\n", "// c\n", "<!-- c -->", "{",
        ]).prop_map(|s| s.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|p| p.concat())
}
