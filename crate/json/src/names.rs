//! Whether an object may hold a key, told without a look at its keys.

/// What two keys that differ in ASCII case alone have in common: length, first, middle and last letter.
#[inline]
pub(crate) fn hash(name: &[u8]) -> u16 {
    let letter = |at: usize| u16::from(name.get(at).copied().unwrap_or(0) | 0x20);
    let last = name.len().wrapping_sub(1);
    let ends = letter(0).wrapping_mul(0x1F35).wrapping_add(letter(last).wrapping_mul(0x2C4B));
    ends.wrapping_add(letter(name.len() / 2).wrapping_mul(0x5E2D))
        .wrapping_add((name.len() as u16).wrapping_mul(0x9E37))
}

/// The keys of one object, as far as a filter of 512 bits knows them: it never denies a key that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    bits: [u32; 16],
    /// First letters, in 64 classes.
    firsts: u64,
}

impl Names {
    pub(crate) fn add(&mut self, name: &[u8], hash: u16) {
        if let Some(bits) = self.bits.get_mut(word(hash)) {
            *bits |= bit(hash);
        }
        self.firsts |= first(name);
    }

    /// A key in escapes may be any.
    pub(crate) fn add_any(&mut self) {
        *self = Self { bits: [u32::MAX; 16], firsts: u64::MAX };
    }

    /// Whether a key of that hash may be there.
    #[inline]
    pub(crate) fn may_hold(&self, hash: u16) -> bool {
        self.bits.get(word(hash)).is_some_and(|bits| bits & bit(hash) != 0)
    }

    /// Whether a key may be there that begins with the first letter of `name`.
    #[inline]
    pub(crate) fn may_start(&self, name: &str) -> bool {
        self.firsts & first(name.as_bytes()) != 0
    }
}

fn word(hash: u16) -> usize {
    usize::from(hash >> 12)
}

fn bit(hash: u16) -> u32 {
    1 << (hash >> 7 & 31)
}

fn first(name: &[u8]) -> u64 {
    1 << (name.first().map_or(0, |byte| byte | 0x20) & 63)
}
