//! Runs every case of `tests/cases` natively, and leaves its report where the Node and browser tests compare it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod case;

use std::fs;
use std::path::{Path, PathBuf};

use mofcomp_detector::Detector;
use serde_json::Value;

#[test]
fn every_case_gives_its_expected_report() {
    let mut files = case::files("");
    // Those have a form of their own: filter.rs runs them.
    files.retain(|file| !file.starts_with(case::root().join("filter")));
    assert!(!files.is_empty(), "no case found below {}", case::root().display());
    let failures: Vec<String> = files.iter().flat_map(|file| run(file)).collect();
    assert!(failures.is_empty(), "{} differences in {} cases:\n{}", failures.len(), files.len(), failures.join("\n"));
}

fn run(file: &Path) -> Vec<String> {
    let root = case::root();
    let name = file.strip_prefix(&root).unwrap();
    let case = case::read(file);
    let report = Detector::new(case::options(&case)).unwrap().scan(&case::input(&case["input"]));
    let text = serde_json::to_string(&report).unwrap();
    keep(name, &text);
    let actual: Value = serde_json::from_str(&text).unwrap();
    let mut found = Vec::new();
    differences(&case["expect"], Some(&actual), &name.display().to_string(), &mut found);
    found
}

fn keep(name: &Path, report: &str) {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    let path = target.join("case-reports").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("{report}\n")).unwrap();
}

fn differences(expected: &Value, actual: Option<&Value>, place: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Null, None) => {}
        (Value::Object(members), Some(Value::Object(actual))) => {
            for (key, value) in members {
                differences(value, actual.get(key), &format!("{place}.{key}"), found);
            }
        }
        (Value::Array(items), Some(Value::Array(actual))) if items.len() == actual.len() => {
            for (index, value) in items.iter().enumerate() {
                differences(value, actual.get(index), &format!("{place}[{index}]"), found);
            }
        }
        (expected, Some(actual)) if expected == actual => {}
        (expected, actual) => {
            found.push(format!("{place}: expected {expected}, got {}", actual.unwrap_or(&Value::Null)))
        }
    }
}
