//! The documentation's table of signals is this crate's own: the file that it is made from must hold what the rows hold.
//! `UPDATE_SIGNALS=1 cargo test signal` writes it anew.

use serde_json::{Value, json};

use crate::signal::{Effect, Factor, THEMES};

const NAMES: [&str; 7] = [
    "The program",
    "What started it",
    "Who ran it",
    "Its switches",
    "The MOF file",
    "How the command line is written",
    "What makes a run ordinary",
];

fn row(factor: &Factor) -> Value {
    let (effect, covered, void_at) = match factor.effect {
        Effect::Raises { clause } => ("raises", clause.is_some(), None),
        Effect::Lowers { void_at, .. } => ("lowers", false, Some(void_at)),
    };
    json!({
        "id": factor.id,
        "weight": factor.weight,
        "effect": effect,
        "coveredByRule": covered,
        "voidAt": void_at,
        "reason": factor.reason,
        "technique": factor.technique,
        "reference": factor.reference,
    })
}

#[test]
fn the_documentation_holds_every_row() {
    let themes: Vec<Value> = NAMES
        .iter()
        .zip(THEMES)
        .map(|(name, factors)| json!({ "theme": name, "factors": factors.iter().map(row).collect::<Vec<_>>() }))
        .collect();
    let text = format!("{}\n", serde_json::to_string_pretty(&themes).expect("plain values"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/docs/signals.json");
    if std::env::var_os("UPDATE_SIGNALS").is_some() {
        std::fs::write(path, &text).expect("the folder is there");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == text, "{path} is not what the crate holds: UPDATE_SIGNALS=1 cargo test signal");
}
