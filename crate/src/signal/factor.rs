//! The shape of a row: one signal or mitigation.

use super::run::Run;

/// A signal or a mitigation, as data.
#[derive(Debug)]
pub(crate) struct Factor {
    pub(crate) id: &'static str,
    /// Percent.
    pub(crate) weight: u8,
    pub(crate) effect: Effect,
    /// Why it counts, as the start of a sentence that ends with what was seen.
    pub(crate) reason: &'static str,
    /// ATT&CK.
    pub(crate) technique: Option<&'static str>,
    /// Where this is written down.
    pub(crate) reference: Option<&'static str>,
    /// What was seen; none when it is not there.
    pub(super) seen: fn(&Run<'_>) -> Option<String>,
}

/// What a factor does to the score.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Raises it, unless a matched clause of a rule already expresses what was seen.
    Raises {
        /// What a clause of a rule expresses; none for most.
        clause: Option<fn(&Run<'_>) -> bool>,
    },
    /// Lowers it.
    Lowers {
        /// Void when a signal of at least this weight is there.
        void_at: u8,
        /// Signals that this explains away.
        explains: &'static [&'static str],
    },
}

/// A factor that was seen.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub(crate) factor: &'static Factor,
    pub(crate) seen: String,
    /// A matched clause of a rule already expresses it.
    pub(crate) covered: bool,
}

/// Raises the score, whatever the rules say.
pub(super) const RAISES: Effect = Effect::Raises { clause: None };
/// Lowers it as long as nothing weighty speaks against.
pub(super) const LOWERS: Effect = Effect::Lowers { void_at: 25, explains: &[] };

pub(super) const MOFCOMP_PAGE: Option<&str> = Some("https://learn.microsoft.com/windows/win32/wmisdk/mofcomp");
pub(super) const LOLBAS: Option<&str> = Some("https://lolbas-project.github.io/lolbas/Binaries/Mofcomp/");
pub(super) const DFIR: Option<&str> = Some("https://thedfirreport.com/2022/07/11/select-xmrig-from-sqlserver/");
