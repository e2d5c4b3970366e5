//! A spelling of a path without which a rule would have matched.

use super::factor::{Factor, RAISES};
use super::path::WinPath;
use super::run::Run;
use crate::event::ProcessStart;
use crate::mask::{Secret, secrets};
use crate::rule::{Happened, RULES};

pub(super) const FACTORS: &[Factor] = &[Factor {
    id: "evades_rule",
    weight: 20,
    effect: RAISES,
    reason: "spelled plainly, a rule would have matched",
    technique: Some("T1027"),
    reference: Some("https://attack.mitre.org/techniques/T1027/"),
    seen: evades,
}];

/// The argument whose plain spelling makes a rule match that does not match now.
fn evades(run: &Run<'_>) -> Option<String> {
    let event = run.event;
    let secrets = secrets(&event.process.args);
    let respell = |(arg, secret): (&String, &Secret)| match secret {
        Secret::No => plain(arg, event.host.as_deref()),
        _ => arg.clone(),
    };
    let plain: Vec<String> = event.process.args.iter().zip(&secrets).map(respell).collect();
    let changed = plain.iter().zip(&event.process.args).find(|(plain, arg)| !plain.eq_ignore_ascii_case(arg))?.1;
    let spelled = Happened::of(&with_arguments(event, plain));
    let evaded = RULES.iter().any(|rule| rule.matches(&spelled) && !rule.matches(run.happened));
    evaded.then(|| changed.clone())
}

/// A path in its plain spelling; whatever else as it is.
fn plain(arg: &str, own: Option<&str>) -> String {
    let is_path = arg.contains(['\\', '/']) || arg.ends_with(['.', ' ']);
    let is_switch = arg.starts_with(['-', '/']) && !arg.starts_with("//");
    match is_path && !is_switch {
        true => WinPath::parse(arg, own).plain(),
        false => arg.to_owned(),
    }
}

fn with_arguments(event: &ProcessStart, args: Vec<String>) -> ProcessStart {
    let mut event = event.clone();
    // A log without a command line hides it, whatever the spelling.
    event.process.command_line = event.process.command_line.map(|_| args.join(" "));
    event.process.args = args;
    event
}
