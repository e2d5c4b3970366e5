//! The case files below `tests/cases`, whose README says what stands in them.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use mofcomp_detector::Options;
use serde_json::Value;

/// The folder of all cases.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases")
}

/// Every case in a folder and below, sorted.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files
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

/// The case in a file.
pub(crate) fn read(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The detector's options of a case.
pub(crate) fn options(case: &Value) -> Options {
    case.get("options").map_or_else(Options::default, |options| serde_json::from_value(options.clone()).unwrap())
}

/// A text, given whole or by lines.
pub(crate) fn text(given: &Value) -> String {
    let lines = |lines: &Vec<Value>| lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n");
    given.as_str().map_or_else(|| lines(given.as_array().unwrap()), str::to_owned)
}

/// The input of a case.
pub(crate) fn input(input: &Value) -> Vec<u8> {
    if let Some(records) = input.get("records").and_then(Value::as_array) {
        let lines: Vec<String> = records.iter().map(|r| serde_json::to_string(r).unwrap()).collect();
        return lines.join("\n").into_bytes();
    }
    match input["base64"].as_str() {
        Some(bytes) => base64::engine::general_purpose::STANDARD.decode(bytes).unwrap(),
        None => text(input).into_bytes(),
    }
}
