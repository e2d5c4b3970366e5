//! Chunk boundaries never change the report: the cases themselves, mixed, repeated and in all encodings.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod case;

use std::sync::LazyLock;

use mofcomp_detector::report::Report;
use mofcomp_detector::{Detector, Options};
use proptest::prelude::*;

/// The inputs that are short enough to be cut in thousands of ways.
static INPUTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let filter = case::root().join("filter");
    let files = case::files("").into_iter().filter(|file| !file.starts_with(&filter));
    let inputs = files.map(|file| case::input(&case::read(&file)["input"]));
    inputs.filter(|input| input.len() < 2500).collect()
});

fn scan<'c>(detector: &Detector, chunks: impl Iterator<Item = &'c [u8]>) -> Report {
    let mut scanner = detector.scanner();
    chunks.for_each(|chunk| scanner.feed(chunk));
    scanner.finish()
}

/// The bytes in chunks of these lengths, in turn; a length of 0 is an empty chunk.
fn cut<'b>(bytes: &'b [u8], lengths: &[usize]) -> impl Iterator<Item = &'b [u8]> {
    let mut rest = bytes;
    let mut lengths = lengths.iter().copied().cycle();
    std::iter::from_fn(move || {
        let (chunk, behind) = rest.split_at(lengths.next()?.min(rest.len()));
        let done = rest.is_empty();
        rest = behind;
        (!done).then_some(chunk)
    })
}

fn encode(bytes: Vec<u8>, how: u8) -> Vec<u8> {
    let units = || String::from_utf8_lossy(&bytes).encode_utf16().collect::<Vec<_>>();
    match how {
        0 => [b"\xef\xbb\xbf".as_slice(), &bytes].concat(),
        1 => std::iter::once(0xfeff).chain(units()).flat_map(u16::to_le_bytes).collect(),
        2 => std::iter::once(0xfeff).chain(units()).flat_map(u16::to_be_bytes).collect(),
        _ => bytes,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_chunking_gives_the_report_of_the_whole(
        parts in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        repeat in any::<bool>(),
        between in prop::sample::select(vec!["\n", "", ",", "\r\n", "\u{e9}"]),
        how in 0u8..8,
        lengths in prop::collection::vec(prop_oneof![0usize..4, 0usize..80, 0usize..4000], 1..6),
        limit in prop::sample::select(vec![200_u32, 1500, 1 << 24, 1 << 24]),
    ) {
        prop_assume!(lengths.iter().any(|length| *length > 0));
        let mut inputs: Vec<&[u8]> = parts.iter().map(|part| part.get(&INPUTS).as_slice()).collect();
        if repeat {
            inputs.push(inputs[0]);
        }
        let bytes = encode(inputs.join(between.as_bytes()), how);
        let detector = Detector::new(Options { max_record_bytes: limit, ..Options::default() }).unwrap();
        let whole = scan(&detector, std::iter::once(bytes.as_slice()));
        prop_assert_eq!(scan(&detector, cut(&bytes, &lengths)), whole, "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_record_behind_long_text_is_found_where_a_chunk_begins_with_it() {
    let detector = Detector::new(Options::default()).unwrap();
    for length in [10, 2047, 2048, 2049, 5000] {
        let text = ["no record ".repeat(length / 10).as_bytes(), b"\n{\"Image\":{\"a\":1}}\n"].concat();
        let whole = scan(&detector, std::iter::once(text.as_slice()));
        for first in length..length + 4 {
            assert_eq!(scan(&detector, cut(&text, &[first, 100])), whole, "{length} {first}");
        }
    }
}
