//! What is remembered of earlier records changes nothing: many in one input count as each of them alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod case;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use mofcomp_detector::report::Report;
use mofcomp_detector::{Detector, Options};
use proptest::prelude::*;
use serde_json::Value;

/// Every object that a case gives as a record.
static RECORDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let cases = case::files("").into_iter().map(|file| case::read(&file));
    let records = cases.filter_map(|case| case["input"]["records"].as_array().cloned());
    records.flatten().filter(Value::is_object).collect()
});

/// A small change: another value, no value, a key in another case, a key less.
fn change(value: &mut Value, place: usize, what: usize, by: &str) {
    let Value::Object(object) = value else {
        *value = [Value::from(by), Value::from(""), Value::Null, Value::from(4688), Value::from("1")][what % 5].clone();
        return;
    };
    let Some(key) = object.keys().nth(place % object.len().max(1)).cloned() else { return };
    match what % 8 {
        0 => drop(object.shift_remove(&key)),
        1 => {
            let inner = object.shift_remove(&key).unwrap();
            object.insert(key.to_uppercase(), inner);
        }
        _ => change(object.get_mut(&key).unwrap(), place / 7, what / 2, by),
    }
}

/// Adds up every count but that of bytes.
fn add(all: &mut BTreeMap<String, u64>, path: &str, counts: &Value) {
    match counts {
        Value::Object(members) => members.iter().for_each(|(name, inner)| add(all, &format!("{path}.{name}"), inner)),
        Value::Number(count) if path != ".bytes" => *all.entry(path.to_owned()).or_default() += count.as_u64().unwrap(),
        _ => {}
    }
}

fn counts(report: &Report) -> Value {
    let mut summary = serde_json::to_value(&report.summary).unwrap();
    // Whether two records are one run depends on both.
    summary["duplicates"] = Value::Null;
    summary
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn many_records_count_as_each_alone(
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<u16>(), any::<u16>(), 0..3_u8, "[a-z1]{0,9}"), 1..60),
    ) {
        let detector = Detector::new(Options::default()).unwrap();
        // Few records and many changes of each, so that most shapes come again.
        let few: Vec<&Value> = picks.iter().take(4).map(|pick| pick.0.get(&RECORDS)).collect();
        let lines: Vec<String> = picks.iter().enumerate().map(|(nth, (_, place, what, changes, by))| {
            let mut record = few[nth % few.len()].clone();
            (0..*changes).for_each(|more| change(&mut record, usize::from(*place) + usize::from(more), usize::from(*what), by));
            record.to_string()
        }).collect();
        let (mut each, mut together) = (BTreeMap::new(), BTreeMap::new());
        lines.iter().for_each(|line| add(&mut each, "", &counts(&detector.scan(line.as_bytes()))));
        add(&mut together, "", &counts(&detector.scan(lines.join("\n").as_bytes())));
        each.retain(|_, count| *count > 0);
        together.retain(|_, count| *count > 0);
        prop_assert_eq!(each, together);
    }
}
