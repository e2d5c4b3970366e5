use proptest::prelude::*;

use super::*;
use crate::signal::{self, Factor};

fn factors(raise: bool) -> Vec<&'static Factor> {
    let is = |factor: &&Factor| matches!(factor.effect, Effect::Raises { .. }) == raise;
    signal::THEMES.into_iter().flatten().filter(is).collect()
}

fn hit(factor: &'static Factor) -> Hit {
    Hit { factor, seen: String::new(), covered: false }
}

/// `(matched, fires)` of both rules.
fn rules(splunk: (bool, bool), elastic: (bool, bool)) -> Vec<Answer> {
    let answers = RULES.iter().zip([splunk, elastic]);
    answers.map(|(rule, (matched, fires))| Answer { id: rule.info.id, matched, fires }).collect()
}

const NO: (bool, bool) = (false, false);

#[test]
fn the_authors_own_figures_stand() {
    for (splunk, elastic, want) in [
        ((true, true), NO, (64, Severity::High)),
        ((false, true), NO, (64, Severity::High)),
        (NO, (true, false), (21, Severity::Low)),
        (NO, (false, true), (21, Severity::Low)),
        ((true, true), (true, true), (64, Severity::High)),
        (NO, NO, (0, Severity::None)),
    ] {
        let score = Score::of(&rules(splunk, elastic), &[]);
        assert_eq!((score.score, score.severity), want);
        assert!(score.contributions.iter().filter(|c| c.counted).count() <= 1);
    }
}

#[test]
fn bands() {
    for (score, band) in [(0, Severity::None), (1, Severity::Low), (21, Severity::Low), (22, Severity::Medium)] {
        assert_eq!(severity(score), band);
    }
    for (score, band) in [(47, Severity::Medium), (48, Severity::High), (73, Severity::High), (74, Severity::Critical)]
    {
        assert_eq!(severity(score), band);
    }
}

#[test]
fn every_weight_is_a_number_of_twentieths_and_every_id_known_once() {
    for factor in signal::THEMES.into_iter().flatten() {
        assert!(factor.weight % 5 == 0 && (5..100).contains(&factor.weight), "{}", factor.id);
        assert!(factor.reference.is_some(), "{}", factor.id);
    }
}

#[test]
fn halves_go_up() {
    // 21 halved is 10.5.
    let msiexec = factors(false).into_iter().find(|factor| factor.id == "msiexec").map(hit);
    let score = Score::of(&rules(NO, (true, true)), &msiexec.into_iter().collect::<Vec<_>>());
    assert_eq!(score.score, 11);
}

/// Long multiplication in base 10^9, as an oracle that cannot overflow.
fn times(number: &[u64], by: u64) -> Vec<u64> {
    let mut carry = 0;
    let mut product: Vec<u64> = number
        .iter()
        .map(|digit| {
            let sum = digit * by + carry;
            carry = sum / 1_000_000_000;
            sum % 1_000_000_000
        })
        .collect();
    product.push(carry);
    product
}

proptest! {
    #[test]
    fn exact_to_the_last_digit(base in 0u8..=100, raise in prop::collection::vec(1u8..19, 0..14), lower in prop::collection::vec(1u8..19, 0..6)) {
        let percent = |twentieths: &[u8]| twentieths.iter().map(|t| t * 5).collect::<Vec<u8>>();
        let (raise, lower) = (percent(&raise), percent(&lower));
        let harmless = raise.iter().fold(Ratio::ONE.less(base), |r, w| r.less(*w));
        let got = lower.iter().fold(harmless.complement(), |r, m| r.less(*m)).percent();
        // The score is the whole number nearest to (D - H) * L * 100 / (D * 100^n), with D = 100^k.
        let all = |weights: &[u8]| weights.iter().fold(vec![1u64], |n, w| times(&n, u64::from(100 - w)));
        let hundreds = |n: usize| (0..n).fold(vec![1u64], |n, _| times(&n, 100));
        let (d, h) = (hundreds(raise.len() + 1), times(&all(&raise), u64::from(100 - base)));
        let mut borrow = 0i64;
        let width = d.len().max(h.len());
        let digit = |n: &[u64], at: usize| n.get(at).copied().unwrap_or(0) as i64;
        let risk: Vec<u64> = (0..width).map(|at| {
            let mut difference = digit(&d, at) - digit(&h, at) - borrow;
            borrow = i64::from(difference < 0);
            difference += borrow * 1_000_000_000;
            difference as u64
        }).collect();
        let numerator = lower.iter().fold(times(&risk, 200), |n, m| times(&n, u64::from(100 - m)));
        let denominator = lower.iter().fold(d, |n, _| times(&n, 100));
        // got is right when (2 got - 1) * den <= 2 num * ... < (2 got + 1) * den.
        let at_most = |a: &[u64], b: &[u64]| {
            let width = a.len().max(b.len());
            (0..width).rev().map(|at| digit(a, at).cmp(&digit(b, at))).find(|o| o.is_ne()).is_none_or(|o| o.is_le())
        };
        let got = u64::from(got);
        prop_assert!(got == 0 || at_most(&times(&denominator, 2 * got - 1), &numerator));
        prop_assert!(!at_most(&times(&denominator, 2 * got + 1), &numerator));
    }

    #[test]
    fn a_further_signal_never_lowers(
        splunk: (bool, bool), elastic: (bool, bool),
        raise in prop::sample::subsequence(factors(true), 0..8),
        lower in prop::sample::subsequence(factors(false), 0..4),
        more in prop::sample::select(factors(true)),
    ) {
        let rules = rules(splunk, elastic);
        let mut hits: Vec<Hit> = raise.into_iter().chain(lower).map(hit).collect();
        let before = Score::of(&rules, &hits).score;
        hits.push(hit(more));
        let after = Score::of(&rules, &hits).score;
        prop_assert!((before..=100).contains(&after), "{} {}", before, after);
        let spoke = splunk.0 || splunk.1 || elastic.0 || elastic.1;
        prop_assert!(before > 0 || !spoke);
    }
}
