//! `native-contestants FILE ROUNDS`: what native code, on one thread, makes of an NDJSON log of Sysmon events.
//!
//! Contestants take turns. Each line of the output is one run as JSON: who, how many records, how many runs of mofcomp.exe
//! that one of the two rules takes for an alert, and the milliseconds.

use std::error::Error;
use std::time::Instant;

mod detector;
mod json;
mod shape;
mod sigma;

/// How many records were read, if they were counted, and how many of them are runs of mofcomp.exe.
type Answer = (Option<u64>, u64);

/// One way to read the log.
type Contestant<'a> = (&'static str, Box<dyn Fn(&[u8]) -> Result<Answer, Box<dyn Error>> + 'a>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(rounds)) = (arguments.next(), arguments.next()) else {
        return Err("native-contestants FILE ROUNDS".into());
    };
    let log = std::fs::read(file)?;
    let rounds: usize = rounds.parse()?;
    let rules = sigma::rules(shape::Shape::of(&log))?;
    let contestants: [Contestant<'_>; 5] = [
        ("mofcomp-detector, native: scan", Box::new(detector::scan)),
        ("mofcomp-detector, native: filter", Box::new(detector::filter)),
        ("serde_json: a Value of every line", Box::new(json::serde)),
        ("simd-json: a borrowed tree of every line", Box::new(json::simd)),
        ("sigma-rust (serde_json), the two rules", Box::new(move |log| sigma::evaluate(&rules, log))),
    ];
    // Round 0 warms up.
    for round in 0..=rounds {
        for (name, run) in &contestants {
            let began = Instant::now();
            let (records, runs) = run(&log)?;
            let ms = began.elapsed().as_secs_f64() * 1000.0;
            println!(
                "{}",
                serde_json::json!({ "name": name, "round": round, "records": records, "runs": runs, "ms": ms })
            );
        }
    }
    Ok(())
}
