#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::event::SourceId;
use crate::exception::{Condition, Exception, Exceptions, OneOrMany, Operator};
use crate::judge::judge;
use crate::sample::{CMD, EXPLORER, security, sysmon};
use crate::signal::is_mofcomp;
use crate::source::{Brief, Kind, Seen, Start};

/// The sightings of these starts, and the counts.
fn sightings(exceptions: &Exceptions, starts: impl IntoIterator<Item = Start>) -> (Vec<Sighting>, Counts) {
    let mut counts = Counts::default();
    let mut all = Vec::new();
    for start in starts {
        let location = Location { record: counts.next_record(), ..Location::default() };
        counts.seen(Some(Seen { source: start.source, kind: Kind::Start }));
        counts.start(&Brief::of(&start, is_mofcomp));
        let sighting = Sighting::of(judge(start, location, exceptions));
        counts.mofcomp(sighting.cut);
        all.push(sighting);
    }
    counts.bytes(7);
    (all, counts)
}

fn report_with(exceptions: &Exceptions, starts: impl IntoIterator<Item = Start>) -> Report {
    let (sightings, counts) = sightings(exceptions, starts);
    let mut assembler = Assembler::default();
    sightings.into_iter().for_each(|sighting| assembler.sighting(sighting));
    assembler.finish(counts)
}

fn report(starts: impl IntoIterator<Item = Start>) -> Report {
    report_with(&Exceptions::default(), starts)
}

fn without_bob() -> Exceptions {
    let value = OneOrMany::One("bob".to_owned());
    let when = vec![Condition { field: "user.name".to_owned(), op: Operator::Is, value }];
    Exceptions::new(vec![Exception { name: "bob".to_owned(), when }]).unwrap_or_default()
}

fn at(mut start: Start, time: &str) -> Start {
    start.event.time = Some(time.to_owned());
    start
}

fn by(mut start: Start, user: &str, host: &str) -> Start {
    start.event.user.name = Some(user.to_owned());
    start.event.host = Some(host.to_owned());
    start.event.process.pid = None;
    (start.cim.user, start.cim.dest) = (Some(user.to_owned()), Some(host.to_owned()));
    start
}

const LINE: &str = r#"mofcomp.exe "C:\T\a.mof""#;

#[test]
fn records_of_one_run_make_one_finding() {
    let report = report([sysmon(CMD, LINE), security(CMD, LINE), sysmon(CMD, LINE)]);
    let finding = &report.findings[0];
    assert_eq!(report.findings.len(), 1);
    assert_eq!((finding.source, finding.location.record), (SourceId::Sysmon, 1));
    let records: Vec<_> = finding.occurrences.iter().map(|o| (o.location.record, o.source, o.fires.len())).collect();
    assert_eq!(records, [(1, SourceId::Sysmon, 1), (2, SourceId::WindowsSecurity, 1), (3, SourceId::Sysmon, 1)]);
    assert_eq!((report.summary.mofcomp_starts, report.summary.duplicates, report.summary.records), (3, 2, 3));
    assert_eq!(report.entities.iter().map(|e| e.score).collect::<Vec<_>>(), [64, 64]);
}

#[test]
fn a_rule_fires_if_it_fires_on_any_record() {
    let mut plain = security(CMD, r"mofcomp.exe C:\T\a.mof");
    let alone = report([plain.clone()]).findings.remove(0);
    for pair in [[sysmon(CMD, LINE), plain.clone()], [plain.clone(), sysmon(CMD, LINE)]] {
        let finding = report(pair).findings.remove(0);
        let elastic = &finding.rules[1];
        assert!(elastic.matched && elastic.fires && elastic.gap.is_none() && elastic.fires_explanation.is_none());
        assert_eq!(finding.score, alone.score);
    }
    // Only the second record fires, and neither matches: the gap is that record's.
    plain.event.user.sid = Some("S-1-5-18".to_owned());
    let mut first = sysmon(EXPLORER, LINE);
    first.event.user.sid = Some("S-1-5-18".to_owned());
    let finding = report([first, plain]).findings.remove(0);
    let elastic = &finding.rules[1];
    assert!(!elastic.matched && elastic.fires && elastic.fires_explanation.is_some());
    assert!(elastic.gap.as_deref().is_some_and(|gap| gap.contains("Subject")));
    assert!(finding.score >= 21);
}

#[test]
fn what_only_one_record_knows_counts_in_any_order() {
    let mut bare = security("", "");
    bare.event.parent.name = None;
    let full = sysmon(r"C:\Windows\System32\inetsrv\w3wp.exe", r"mofcomp.exe C:\Users\Public\a");
    let [one, other] = [[bare.clone(), full.clone()], [full, bare]].map(|pair| report(pair).findings.remove(0));
    assert_eq!(one.score, other.score);
    assert_eq!(one.contributions, other.contributions);
    assert!(one.rules[0].matched && other.rules[0].matched);
    assert_ne!(one.source, other.source, "each keeps its first record's");
}

#[test]
fn only_records_that_share_all_four_and_start_together_are_one_run() {
    let base = || sysmon(CMD, LINE);
    let changes: [fn(&mut Start); 7] = [
        |s| s.event.host = Some("other".to_owned()),
        |s| s.event.process.pid = Some(1),
        |s| s.event.process.name = "upd.exe".to_owned(),
        |s| s.event.time = Some("2026-03-04T05:06:09.891Z".to_owned()),
        |s| s.event.host = None,
        |s| s.event.process.pid = None,
        |s| s.event.time = None,
    ];
    for change in changes {
        let mut changed = base();
        change(&mut changed);
        assert_eq!(report([base(), changed.clone()]).findings.len(), 2);
        let twice = report([changed.clone(), changed.clone()]).findings.len();
        let lacks = changed.event.host.is_none() || changed.event.process.pid.is_none() || changed.event.time.is_none();
        assert_eq!(twice, if lacks { 2 } else { 1 });
    }
    let mut same = at(base(), "2026-03-04T05:06:09.890Z");
    same.event.host = Some("ws-042.ACME.example".to_owned());
    same.event.process.name = "MOFCOMP.EXE".to_owned();
    assert_eq!(report([base(), same]).findings.len(), 1);
}

#[test]
fn two_seconds_count_from_the_first_kept_record() {
    let times = ["05:00:00Z", "05:00:01.500Z", "05:00:03Z", "05:00:01Z"];
    let starts = times.map(|time| at(sysmon(CMD, LINE), &format!("2026-03-04T{time}")));
    let report = report(starts);
    let occurrences: Vec<_> = report.findings.iter().map(|f| f.occurrences.len()).collect();
    assert_eq!(occurrences, [3, 1]);
}

#[test]
fn activity_counts_records_and_keeps_case() {
    let mut other_case = sysmon(CMD, LINE);
    other_case.cim.user = Some("BOB".to_owned());
    let mut bare = sysmon(CMD, LINE);
    (bare.cim.process_id, bare.cim.user) = (None, None);
    bare.event.time = None;
    let quiet = sysmon(EXPLORER, LINE);
    let later = at(sysmon(CMD, LINE), "2026-03-04T05:06:08.999Z");
    let rows = report([later, sysmon(CMD, LINE), other_case, bare, quiet]).activity;
    assert_eq!(rows.iter().map(|row| row.count).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(
        (rows[0].first_time.as_str(), rows[0].last_time.as_str()),
        ("2026-03-04T05:06:07", "2026-03-04T05:06:08")
    );
    assert_eq!((rows[1].user.as_str(), rows[0].user.as_str()), ("BOB", "bob"));
    assert_eq!((rows[2].user.as_str(), rows[2].process_id.as_str(), rows[2].first_time.as_str()), ("null", "null", ""));
}

#[test]
fn rows_of_a_result_bring_their_own_count_and_values() {
    let mut row = sysmon(CMD, LINE);
    row.cim.count = 5;
    row.cim.last_time = Some("2026-03-05T00:00:00Z".to_owned());
    row.cim.parent_process_name = vec!["cmd.exe".to_owned(), "explorer.exe".to_owned()];
    let rows = report([row.clone()]).activity;
    let parents: Vec<_> = rows.iter().map(|row| (row.parent_process_name.as_str(), row.count)).collect();
    assert_eq!(parents, [("cmd.exe", 5), ("explorer.exe", 5)]);
    assert_eq!(
        (rows[0].first_time.as_str(), rows[0].last_time.as_str()),
        ("2026-03-04T05:06:07", "2026-03-05T00:00:00")
    );

    row.cim.parent_process_name = (0..1000).map(|n| n.to_string()).collect();
    row.cim.process = row.cim.parent_process_name.clone();
    let cut = report([row]);
    assert_eq!((cut.activity.len(), cut.summary.truncated), (64, Some(true)));
}

#[test]
fn suppressed_findings_stay_and_make_no_activity_and_no_risk() {
    let report = report_with(&without_bob(), [sysmon(CMD, LINE), by(sysmon(CMD, LINE), "alice", "ws-1")]);
    assert_eq!((report.findings.len(), report.summary.suppressed), (2, 1));
    assert_eq!(report.findings[0].suppressed_by.as_deref(), Some("bob"));
    assert_eq!(report.activity.len(), 1);
    assert_eq!(report.entities.iter().map(|e| e.entity.as_str()).collect::<Vec<_>>(), ["alice", "ws-1"]);
}

#[test]
fn risk_adds_up_without_case_in_any_24_hours() {
    let run = |user: &str, host: &str, time: &str| at(by(sysmon(CMD, LINE), user, host), time);
    let report = report([
        run("bob", "ws-1", "2026-03-04T00:00:00Z"),
        run("BOB", "WS-1", "2026-03-04T23:59:59Z"),
        run("bob", "ws-2", "2026-03-04T12:00:00Z"),
        run("bob", "ws-2", "2026-03-05T23:59:59.999Z"),
    ]);
    let entities: Vec<_> = report.entities.iter().map(|e| (e.entity.as_str(), e.kind, e.score, e.flagged)).collect();
    assert_eq!(
        entities,
        [
            ("bob", EntityType::User, 192, true),
            ("ws-1", EntityType::System, 128, true),
            ("ws-2", EntityType::System, 64, false),
        ]
    );
    assert_eq!(report.entities[0].findings, [0, 1, 2, 3]);
}

#[test]
fn a_window_is_half_open_and_untimed_runs_stand_apart() {
    let run = |time: Option<&str>| {
        let mut start = by(sysmon(CMD, LINE), "bob", "ws-1");
        start.event.time = time.map(str::to_owned);
        start
    };
    let apart = report([run(Some("2026-03-04T00:00:00Z")), run(Some("2026-03-05T00:00:00Z"))]);
    assert_eq!((apart.entities[0].score, apart.entities[0].flagged), (64, false));
    let untimed = report([run(None), run(None), run(Some("2026-03-04T00:00:00Z"))]);
    assert_eq!(untimed.entities[0].score, 128);
}

#[test]
fn accounts_that_every_host_has_never_add_up_across_hosts() {
    for user in ["SYSTEM", r"NT AUTHORITY\SYSTEM", "NETZWERKDIENST", "WS-1$", r"IIS APPPOOL\site", "S-1-5-18"] {
        let mut starts = ["ws-1", "ws-2", "ws-2"].map(|host| by(sysmon(CMD, LINE), user, host));
        starts.iter_mut().for_each(|start| start.event.user.sid = None);
        let users: Vec<_> = report(starts)
            .entities
            .into_iter()
            .filter(|e| e.kind == EntityType::User)
            .map(|e| (e.host, e.score))
            .collect();
        assert_eq!(users, [(Some("ws-1".to_owned()), 64), (Some("ws-2".to_owned()), 128)], "{user}");
    }
    let nameless = report([by(sysmon(CMD, LINE), "unknown", "unknown"), by(sysmon(CMD, LINE), "SYSTEM", "unknown")]);
    assert!(nameless.entities.is_empty());
}

#[test]
fn coverage_and_times_are_of_process_starts() {
    let mut bare = security("", "");
    (bare.event.parent.name, bare.event.parent.path) = (None, None);
    let early = at(sysmon(CMD, LINE), "2026-03-04T05:06:07Z");
    let summary = report([sysmon(CMD, LINE), bare, early]).summary;
    assert_eq!(
        (summary.process_starts, summary.coverage.without_command_line, summary.coverage.without_parent),
        (3, 1, 1)
    );
    assert_eq!(summary.first_time.as_deref(), Some("2026-03-04T05:06:07Z"));
    assert_eq!(summary.last_time.as_deref(), Some("2026-03-04T05:06:07.895Z"));
    assert_eq!((summary.bytes, summary.sources.len()), (7, 2));
}

#[test]
fn problems_are_cut_and_counted() {
    let (mut counts, mut assembler) = (Counts::default(), Assembler::default());
    for nth in 0..10_001 {
        assert_eq!(counts.problem(true), nth < 10_000);
        let problem = Problem { kind: "malformed".to_owned(), message: String::new(), location: Location::default() };
        assembler.problem(problem);
    }
    let report = assembler.finish(counts);
    assert_eq!(
        (report.problems.len(), report.summary.malformed, report.summary.truncated),
        (10_000, 10_001, Some(true))
    );
}

/// Findings of one host, pid and name, none of which are one run: a second or two even unoptimised, where comparing each
/// with each would take 450,000,000 steps.
#[test]
fn many_findings_stay_fast() {
    let judged = judge(sysmon(CMD, LINE), Location::default(), &Exceptions::default());
    let mut assembler = Assembler::default();
    for nth in 0..30_000i64 {
        let mut one = judged.clone();
        one.at = one.at.map(|at| at + nth * 3_000_000_000);
        assembler.sighting(Sighting::of(one));
    }
    let report = assembler.finish(Counts::default());
    assert_eq!((report.findings.len(), report.activity.len(), report.entities[0].findings.len()), (30_000, 1, 30_000));
}

/// What JavaScript does with memos: out as JSON, back in as JSON.
#[test]
fn a_memo_joins_the_same_after_its_way_through_json() {
    let mut odd =
        sysmon(r"C:\Windows\System32\inetsrv\w3wp.exe", "mofcomp.exe C:\\Users\\Public\\\"ä\u{1}\u{2028}.mof");
    odd.event.user.sid = Some("S-1-5-18".to_owned());
    let (all, _) = sightings(&Exceptions::default(), [sysmon(CMD, LINE), odd, security("", "")]);
    let through = |memo: &Memo| Memo::read(&serde_json::to_string(memo).unwrap_or_default()).unwrap();
    for known in &all {
        for new in &all {
            let plain = known.memo.clone().join(new.memo.clone()).unwrap();
            let again = through(&known.memo).join(through(&new.memo)).unwrap();
            assert_eq!(serde_json::to_string(&plain).unwrap(), serde_json::to_string(&again).unwrap());
            assert_eq!(plain.score, through(&plain.memo).join(through(&known.memo)).unwrap().score);
        }
    }
    for broken in ["", "{", "[]", "{}", r#"{"at":1}"#, r#"{"at":"1","answers":[]}"#] {
        assert!(Memo::read(broken).is_none(), "{broken}");
    }
}

#[test]
fn batches_hold_everything_in_order_and_none_is_much_larger_than_it_should_be() {
    let (all, _) = sightings(&Exceptions::default(), (0..200).map(|_| sysmon(CMD, LINE)));
    let texts: Vec<String> = all.iter().map(|one| serde_json::to_string(one).unwrap()).collect();
    let mut batches = Vec::new();
    let mut batch = Batch::new(|text: &str| batches.push(text.to_owned()));
    for one in all {
        batch.sighting(one);
    }
    let message = "m".to_owned();
    batch.problem(Problem { kind: "malformed".to_owned(), message, location: Location::default() });
    batch.hand_out();
    batch.hand_out();
    let last =
        r#"{"problem":{"kind":"malformed","message":"m","location":{"record":0,"line":0,"byteStart":0,"byteEnd":0}}}"#;
    let inner: Vec<&str> = batches.iter().map(|text| &text[1..text.len() - 1]).collect();
    assert_eq!(inner.join(","), format!("{},{last}", texts.join(",")));
    assert!(batches.len() > 1 && batches.iter().all(|text| text.len() < 270_000), "{}", batches.len());
}

proptest! {
    #[test]
    fn every_start_is_in_exactly_one_finding(runs in prop::collection::vec((0u8..2, 0u8..2, 0i64..12), 0..24)) {
        let starts = runs.iter().map(|(host, pid, second)| {
            let mut start = at(sysmon(CMD, LINE), &format!("2026-03-04T05:06:{second:02}Z"));
            start.event.host = Some(format!("ws-{host}"));
            start.event.process.pid = Some(u64::from(*pid));
            start
        });
        let report = report(starts);
        let records: usize = report.findings.iter().map(|finding| finding.occurrences.len()).sum();
        prop_assert_eq!(records, runs.len());
        prop_assert_eq!(report.summary.duplicates as usize, runs.len() - report.findings.len());
        prop_assert_eq!(report.activity.iter().map(|row| row.count).sum::<u64>() as usize, runs.len());
    }
}
