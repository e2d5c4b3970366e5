//! Runs every case of `tests/cases` natively, and leaves its report where the Node and browser tests compare it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use mofcomp_detector::{Detector, Options};
use serde_json::Value;

#[test]
fn every_case_gives_its_expected_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(!files.is_empty(), "no case found below {}", root.display());
    let failures: Vec<String> = files.iter().flat_map(|file| run(&root, file)).collect();
    assert!(failures.is_empty(), "{} differences in {} cases:\n{}", failures.len(), files.len(), failures.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "json") {
            files.push(path);
        }
    }
}

fn run(root: &Path, file: &Path) -> Vec<String> {
    let name = file.strip_prefix(root).unwrap();
    let case: Value = serde_json::from_str(&fs::read_to_string(file).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", name.display()));
    let options: Options = case.get("options").map_or_else(Options::default, |options| {
        serde_json::from_value(options.clone()).unwrap_or_else(|error| panic!("{}: {error}", name.display()))
    });
    let report = Detector::new(options).unwrap().scan(&input(&case["input"]));
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

fn input(input: &Value) -> Vec<u8> {
    if let Some(text) = input.as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(lines) = input.as_array() {
        return lines.iter().map(|l| l.as_str().unwrap()).collect::<Vec<_>>().join("\n").into_bytes();
    }
    if let Some(records) = input.get("records").and_then(Value::as_array) {
        let lines: Vec<String> = records.iter().map(|r| serde_json::to_string(r).unwrap()).collect();
        return lines.join("\n").into_bytes();
    }
    base64::engine::general_purpose::STANDARD.decode(input["base64"].as_str().unwrap()).unwrap()
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
