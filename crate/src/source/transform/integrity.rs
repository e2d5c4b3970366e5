//! Mandatory integrity levels.

/// RID of `S-1-16-...`, the model's word, and how labels write it with only letters kept.
const LEVELS: [(u32, &str, &str); 7] = [
    (0, "untrusted", "untrusted"),
    (4096, "low", "low"),
    (8192, "medium", "medium"),
    (8448, "medium_plus", "mediumplus"),
    (12288, "high", "high"),
    (16384, "system", "system"),
    (20480, "protected", "protectedprocess"),
];

/// The level's word in the model from a label (`High`, `Mandatory Label\High Mandatory Level`, `HIGH_INTEGRITY`), a SID
/// (`S-1-16-12288`) or its number.
pub(crate) fn integrity(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let number = text.strip_prefix("S-1-16-").or_else(|| text.strip_prefix("s-1-16-")).unwrap_or(text);
    if let Ok(rid) = number.parse::<u32>() {
        return LEVELS.iter().find(|level| level.0 == rid).map(|level| level.1);
    }
    let label = text.rsplit('\\').next().unwrap_or(text);
    let letters: String = label.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let word = ["mandatorylevel", "integritylevel", "integrity"].iter().find_map(|end| letters.strip_suffix(end));
    let word = word.unwrap_or(&letters);
    LEVELS.iter().find(|level| level.2 == word || level.1 == word).map(|level| level.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling() {
        for (text, want) in [
            ("High", Some("high")),
            ("Medium Plus", Some("medium_plus")),
            ("S-1-16-12288", Some("high")),
            ("16384", Some("system")),
            ("0", Some("untrusted")),
            ("8448", Some("medium_plus")),
            (r"Mandatory Label\High Mandatory Level", Some("high")),
            (r"Mandatory Label\Medium Plus Mandatory Level", Some("medium_plus")),
            ("HIGH_INTEGRITY", Some("high")),
            ("SYSTEM", Some("system")),
            ("Protected Process", Some("protected")),
            ("protected", Some("protected")),
            ("S-1-16-1", None),
            ("-", None),
            ("elevated", None),
        ] {
            assert_eq!(integrity(text), want, "{text}");
        }
    }
}
