//! The filter against its definition: each line read alone, and kept with the action before it or not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]

mod case;
mod spell;

use mofcomp_detector::filter::{FilterOptions, FilterStats, OnMalformed};
use mofcomp_detector::report::Report;
use mofcomp_detector::{Detector, Options};
use serde_json::Value;
use spell::Random;

fn filter(detector: &Detector, options: FilterOptions, input: &[u8], sizes: &[usize]) -> (Vec<u8>, FilterStats) {
    let mut filter = detector.filter(options);
    let mut out = Vec::new();
    let mut rest = input;
    for size in sizes.iter().cycle() {
        let (chunk, behind) = rest.split_at((*size).min(rest.len()));
        filter.feed(chunk, &mut out);
        rest = behind;
        if rest.is_empty() {
            break;
        }
    }
    filter.finish(&mut out);
    (out, filter.stats())
}

#[test]
fn every_case_gives_its_expected_lines() {
    let files = case::files("filter");
    assert!(!files.is_empty());
    for file in files {
        let case = case::read(&file);
        let detector = Detector::new(case::options(&case)).unwrap();
        let expected = case::text(&case["expect"]["output"]);
        for size in [1, 2, 3, 11, 100, 1 << 20] {
            let (out, stats) = filter(&detector, options(&case["filter"]), &case::input(&case["input"]), &[size]);
            assert_eq!(String::from_utf8_lossy(&out), expected, "{}", file.display());
            for (name, count) in case["expect"]["stats"].as_object().into_iter().flatten() {
                assert_eq!(Some(count_of(&stats, name)), count.as_u64(), "{}: {name}", file.display());
            }
        }
    }
}

fn options(given: &Value) -> FilterOptions {
    let default = FilterOptions::default();
    FilterOptions {
        min_score: given["minScore"].as_u64().map_or(default.min_score, |score| u8::try_from(score).unwrap()),
        annotate: given["annotate"].as_bool().unwrap_or(default.annotate),
        on_malformed: if given["onMalformed"] == "drop" { OnMalformed::Drop } else { OnMalformed::Pass },
    }
}

fn count_of(stats: &FilterStats, name: &str) -> u64 {
    match name {
        "bytes" => stats.bytes,
        "read" => stats.read,
        "mofcompStarts" => stats.mofcomp_starts,
        "passed" => stats.passed,
        "malformed" => stats.malformed,
        _ => panic!("no count is named {name}"),
    }
}

/// Some lines, well and badly formed, one after another.
fn log(random: &mut Random) -> String {
    const LINES: &[&str] = &[
        "{\"index\":{\"_index\":\"a\"}}",
        " {\"create\" : {}} ",
        "{\"update\":{\"_id\":\"1\"}}",
        "{\"delete\":{\"_id\":\"1\"}}",
        "{\"index\":{\"_index\":\"mofcomp\"}}",
        "{\"index\":1}",
        "{\"index\":{},\"more\":1}",
        "{\"a\":\"mofcomp\"}",
        "{\"a\":1}",
        "{\"doc\":{\"event_simpleName\":\"ProcessRollup2\",\"ImageFileName\":\"\\\\mofcomp.exe\",\"ParentBaseFileName\":\"cmd.exe\"}}",
        "{\"event_simpleName\":\"ProcessRollup2\",\"ImageFileName\":\"\\\\mofcomp.exe\",\"ParentBaseFileName\":\"cmd.exe\"}",
        "{\"event_simpleName\":\"ProcessRollup2\",\"ImageFileName\":\"\\\\m\\u006ffcomp.exe\"}",
        "{\"event_simpleName\":\"ProcessRollup2\",\"ImageFileName\":\"\\\\mofcomp.exe\"",
        "mofcomp",
        "",
        " ",
    ];
    let mut log = String::new();
    for _ in 0..random.below(14) {
        log.push_str(random.of(LINES));
        log.push_str(random.of(&["\n", "\n", "\n", "\r\n"]));
    }
    if random.once_in(3) {
        log.pop();
    }
    log
}

/// What the filter says of itself, line by line, without any haste.
fn definition(detector: &Detector, options: FilterOptions, limit: usize, log: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut action: Option<&str> = None;
    for line in log.split_inclusive('\n') {
        if line.trim().is_empty() && line.len() <= limit {
            continue;
        }
        let name = action_of(line);
        if let (None, Some(name)) = (action, &name) {
            action = Some(line).filter(|_| name != "delete");
            continue;
        }
        let before = action.take().unwrap_or_default();
        if passes(detector, options, limit, line) {
            out.extend_from_slice(before.as_bytes());
            out.extend_from_slice(line.as_bytes());
        }
    }
    out
}

fn passes(detector: &Detector, options: FilterOptions, limit: usize, line: &str) -> bool {
    let open = options.on_malformed == OnMalformed::Pass;
    if line.strip_suffix('\n').unwrap_or(line).len() > limit {
        return open;
    }
    let Report { findings, summary, .. } = detector.scan(line.as_bytes());
    let may_matter = line.to_ascii_lowercase().contains("mofcomp") || line.contains("\\u00");
    findings.iter().any(|finding| finding.score >= options.min_score) || (open && may_matter && summary.malformed > 0)
}

fn action_of(line: &str) -> Option<String> {
    let value: Value = serde_json::from_str(line).ok()?;
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (name, inner) = object.iter().next()?;
    (inner.is_object() && ["index", "create", "update", "delete"].contains(&name.as_str())).then(|| name.clone())
}

#[test]
fn equals_its_definition_whatever_the_chunks() {
    let mut random = Random(7);
    for _ in 0..10_000 {
        let limit = random.of(&[60, 100, 1 << 24]);
        let detector = Detector::new(Options { max_record_bytes: limit as u32, ..Options::default() }).unwrap();
        let on_malformed = random.of(&[OnMalformed::Pass, OnMalformed::Drop]);
        let options = FilterOptions { min_score: random.of(&[0, 1, 64]), annotate: false, on_malformed };
        let log = log(&mut random);
        let sizes: Vec<usize> = (0..4).map(|_| 1 + random.below(60)).collect();
        let (out, stats) = filter(&detector, options, log.as_bytes(), &sizes);
        let expected = definition(&detector, options, limit, &log);
        assert_eq!(
            String::from_utf8_lossy(&out),
            String::from_utf8_lossy(&expected),
            "limit {limit}, {options:?}, of {log}"
        );
        assert_eq!(stats.bytes, log.len() as u64);
    }
}

#[test]
fn a_verdict_is_what_a_scan_of_the_line_says_and_every_other_byte_stays() {
    let detector = Detector::new(Options::default()).unwrap();
    let options = FilterOptions { annotate: true, min_score: 0, on_malformed: OnMalformed::Drop };
    let mut random = Random(11);
    let mut annotated = 0;
    for _ in 0..8_000 {
        let line = spell::line(&mut random);
        // UTF-16 goes out as UTF-8, which is another text.
        let Some(text) = std::str::from_utf8(&line).ok().filter(|text| !text.contains('\0')) else { continue };
        let (out, _) = filter(&detector, options, &line, &[1 + random.below(40)]);
        let Some(best) = detector.scan(&line).findings.into_iter().rev().max_by_key(|finding| finding.score) else {
            assert!(out.is_empty(), "{text}");
            continue;
        };
        let out = String::from_utf8(out).unwrap();
        if out == text {
            // The reader of JSON here refuses lone surrogates, which ours reads.
            assert!(!serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object()), "{text}");
            continue;
        }
        let at = out.rfind("\"mofcomp\":{").unwrap();
        let verdict = out[at + 10..].trim_end().strip_suffix('}').unwrap();
        assert_eq!(text, format!("{}}}", out[..at].strip_suffix(',').unwrap()), "{out}");
        let verdict: Value = serde_json::from_str(verdict).unwrap();
        let mut finding = serde_json::to_value(&best).unwrap();
        for rule in finding["rules"].as_array_mut().unwrap() {
            let rule = rule.as_object_mut().unwrap();
            rule.retain(|name, _| ["id", "matched", "fires", "gap", "risk"].contains(&name.as_str()));
        }
        for name in ["score", "severity", "source", "rules", "contributions"] {
            assert_eq!(verdict[name], finding[name], "{text}");
        }
        assert_eq!(verdict.as_object().unwrap().len(), 5);
        annotated += 1;
    }
    assert!(annotated > 400, "{annotated}");
}

#[test]
fn hostile_input_costs_linear_time() {
    let detector = Detector::new(Options::default()).unwrap();
    for piece in [
        "{\"delete\":{}}\n",
        "{\"index\":{}}\n",
        "\n",
        "mofcomp\n",
        "mofcomp",
        "\\u006d",
        "\\u0026",
        "&a",
        "!--",
        "{\"index\":{\n",
    ] {
        let input = piece.repeat((1 << 20) / piece.len());
        let (_, stats) = filter(&detector, FilterOptions::default(), input.as_bytes(), &[1 << 12]);
        assert_eq!(stats.bytes, input.len() as u64);
    }
    // A long line that drips in: were it moved with each drop, this would not end.
    let (out, _) = filter(&detector, FilterOptions::default(), &vec![b'x'; 8 << 20], &[16]);
    assert!(out.is_empty());
}

#[test]
fn memory_does_not_grow_with_a_line_that_never_ends() {
    let limit = 1 << 16;
    let detector = Detector::new(Options { max_record_bytes: limit, ..Options::default() }).unwrap();
    let mut filter = detector.filter(FilterOptions::default());
    let mut out = Vec::new();
    let chunk = vec![b'x'; 1 << 12];
    for _ in 0..4096 {
        filter.feed(&chunk, &mut out);
        assert!(out.len() <= limit as usize + 2 * chunk.len(), "what is too long to hold goes out at once");
        assert!(filter.room(0).is_empty());
        out.clear();
    }
    filter.feed(b"\n", &mut out);
    assert_eq!(out, b"\n");
    assert_eq!((filter.stats().malformed, filter.stats().passed), (1, 1));
}
