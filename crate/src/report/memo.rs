//! What a further record of a run needs of those before it, and what it changes.

use serde::{Serialize, Serializer};

use super::{Contribution, Severity};
#[cfg(any(feature = "wasm", test))]
use crate::input::json::{self, Json};
use crate::score::{Answer, Score};
use crate::signal::Hit;

/// Records of one run start within this many nanoseconds of the first.
pub(super) const SAME_RUN_NS: i64 = 2_000_000_000;

/// What is kept of a finding for the records to come. It goes out with the finding and comes back, as JSON of our own
/// making, when a record may join it: so nothing of a finding stays in the memory of the module.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Memo {
    /// When the first record says that it started, in nanoseconds since 1970; a text in JSON.
    #[serde(serialize_with = "text")]
    pub(super) at: Option<i64>,
    #[serde(serialize_with = "flags")]
    answers: Vec<Answer>,
    hits: Vec<Hit>,
}

/// What a finding becomes with a further record. The rest of it stays the first record's.
#[derive(Debug, Serialize)]
pub(crate) struct Joined {
    /// For each rule.
    pub(super) rules: Vec<JoinedRule>,
    pub(super) score: u8,
    pub(super) severity: Severity,
    pub(super) contributions: Vec<Contribution>,
    /// For the next record.
    pub(super) memo: Memo,
}

#[derive(Debug, Serialize)]
pub(super) struct JoinedRule {
    /// The new record's result shows the answer for the whole run, and is taken.
    pub(super) take: bool,
    /// Both are those of the run. Where they agree, there is no gap to explain.
    pub(super) matched: bool,
    pub(super) fires: bool,
}

impl Memo {
    pub(super) fn new(at: Option<i64>, answers: Vec<Answer>, hits: Vec<Hit>) -> Self {
        Self { at, answers, hits }
    }

    /// Reads what was written.
    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn read(text: &str) -> Option<Self> {
        use {crate::rule::RULES, crate::signal::THEMES};
        let doc = json::parse(text, &mut json::Tape::default()).ok()?;
        let root = doc.root();
        let at = root.get("at").and_then(Json::as_str).and_then(|at| at.parse().ok());
        let is = |value: Option<Json<'_>>| value.is_some_and(|value| value.raw() == "true");
        let answer = |(id, flags): (crate::report::RuleId, Json<'_>)| {
            let mut flags = flags.items();
            Answer { id, matched: is(flags.next()), fires: is(flags.next()) }
        };
        let hit = |hit: Json<'_>| {
            let mut parts = hit.items();
            let id = parts.next()?.as_str()?;
            let factor = THEMES.into_iter().flatten().find(|factor| factor.id == id)?;
            Some(Hit { factor, seen: parts.next()?.as_str()?.into_owned(), covered: is(parts.next()) })
        };
        let answers = RULES.iter().map(|rule| rule.info.id).zip(root.get("answers")?.items()).map(answer).collect();
        Some(Self { at, answers, hits: root.get("hits")?.items().filter_map(hit).collect() })
    }

    /// Adds a further record that shares host, pid and name. None when it starts too late or too early to be of this run.
    ///
    /// What only the further record could tell counts as well: a rule matches or fires if it does on any record, and the
    /// signals of all records go into the score. So the order of the records does not decide it.
    pub(crate) fn join(self, new: Self) -> Option<Joined> {
        let Self { at, mut answers, mut hits } = self;
        if at?.abs_diff(new.at?) > SAME_RUN_NS.unsigned_abs() {
            return None;
        }
        let rules = answers.iter_mut().zip(new.answers).map(|(known, new)| join_rule(known, new)).collect();
        for hit in new.hits {
            match hits.iter_mut().find(|known| known.factor.id == hit.factor.id) {
                Some(known) => known.covered |= hit.covered,
                None => hits.push(hit),
            }
        }
        let Score { score, severity, contributions } = Score::of(&answers, &hits);
        Some(Joined { rules, score, severity, contributions, memo: Self { at, answers, hits } })
    }
}

/// Takes the explanation of a record that shows the answer for the whole run.
fn join_rule(known: &mut Answer, new: Answer) -> JoinedRule {
    let (matched, fires) = (known.matched || new.matched, known.fires || new.fires);
    let shows = |rule: &Answer| rule.matched == matched && rule.fires == fires;
    let take = !shows(known) && (shows(&new) || (new.matched && !known.matched));
    (known.matched, known.fires) = (matched, fires);
    JoinedRule { take, matched, fires }
}

fn text<S: Serializer>(at: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(|at| at.to_string()).serialize(serializer)
}

fn flags<S: Serializer>(answers: &[Answer], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(answers.iter().map(|answer| [answer.matched, answer.fires]))
}

impl Serialize for Hit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.factor.id, &self.seen, self.covered).serialize(serializer)
    }
}
