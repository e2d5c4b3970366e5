//! Passwords that were typed on a command line (`-P:` of mofcomp) do not leave this crate in anything that it composes.
//! The rules judge the text as it was; a record passed through or asked for as raw stays as it was.

mod arguments;
mod line;

use crate::source::Start;
use crate::text::contains_fold;

pub(crate) use arguments::{Secret, secrets};

/// What stands in place of a password.
const MASK: &str = "***";

/// The start without its passwords; none when it has none.
pub(crate) fn start(start: &Start) -> Option<Start> {
    let mut shown = start.clone();
    let event = &mut shown.event;
    // Another program's `-P:` is a port or a path: the parent's line counts only where it calls mofcomp.
    let calls =
        |line: &str| [event.process.name.as_str(), "mofcomp"].iter().any(|n| !n.is_empty() && contains_fold(line, n));
    let parent = event.parent.command_line.as_deref().filter(|line| calls(line)).and_then(line::mask);
    let mut changed = replace(&mut event.parent.command_line, parent);
    let own = event.process.command_line.as_deref().and_then(line::mask);
    changed |= replace(&mut event.process.command_line, own);
    changed |= mask_arguments(&mut event.process.args);
    changed |= mask_arguments(&mut shown.ecs.process_args);
    for process in &mut shown.cim.process {
        if let Some(masked) = line::mask(process) {
            *process = masked;
            changed = true;
        }
    }
    changed.then_some(shown)
}

fn replace(place: &mut Option<String>, masked: Option<String>) -> bool {
    let changed = masked.is_some();
    *place = masked.or(place.take());
    changed
}

fn mask_arguments(args: &mut [String]) -> bool {
    let secrets = secrets(args);
    for (arg, secret) in args.iter_mut().zip(&secrets) {
        match *secret {
            Secret::No => {}
            Secret::Whole => MASK.clone_into(arg),
            Secret::Behind(at) => {
                arg.truncate(at);
                arg.push_str(MASK);
            }
        }
    }
    secrets.iter().any(|secret| *secret != Secret::No)
}
