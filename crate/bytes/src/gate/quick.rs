//! The first look, sixteen bytes at a time. It is quick, and may be mistaken in one direction: what it rules out is not there.
//!
//! It takes 16 bits at each even offset as one window. Of two windows side by side, which one starts at an even offset is
//! chance; so the look knows both:
//!
//! - of the name, `mo` and `of`, each as what its letters differ in from the ones behind them, ASCII case aside: so it
//!   tells three letters, `mof` and `ofc`;
//! - of an escape, `\u` and `u0`;
//! - `&` and `!` are rare enough to be taken each by itself. (`#` is not: a log of evtx_dump has `"#attributes"` in every
//!   line.)
//!
//! A window is not compared with each: it is multiplied by a number that takes both of its kind beyond a bound, and hardly
//! another one that logs hold. Any odd number would do, most of them with many false alarms. The ones here, and the byte
//! that everything is mixed with before, are the best of all by logs of every source: of a hundred blocks, one to four need
//! the second look, which compares for good.

use wide::bytemuck::cast;
use wide::{i16x8, u8x16};

use super::{BLOCK, CASE, REACH, block, vector};

const MIXED_IN: u8 = 0x5a;
const NAME_FACTOR: i16 = 0xf8bd_u16.cast_signed();
const ESCAPE_FACTOR: i16 = 0xf5d3_u16.cast_signed();

/// Bounds that no window of their kind stays below. Signed, as not every processor compares 16 bits without a sign.
const NAME_BOUND: i16 = least(letters(*b"mof").wrapping_mul(NAME_FACTOR), letters(*b"ofc").wrapping_mul(NAME_FACTOR));
const ESCAPE_BOUND: i16 = least(pair(*b"\\u").wrapping_mul(ESCAPE_FACTOR), pair(*b"u0").wrapping_mul(ESCAPE_FACTOR));

/// Takes `&` and `!`, which are neighbours when mixed, to the two highest bytes.
const MARK_SHIFT: u8 = 0xff - (b'&' ^ MIXED_IN);
const MARK_BOUND: u8 = 0xfe;
const _: () = assert!((b'!' ^ MIXED_IN) + MARK_SHIFT == MARK_BOUND);

const fn pair([one, two]: [u8; 2]) -> i16 {
    i16::from_ne_bytes([one ^ MIXED_IN, two ^ MIXED_IN])
}

const fn letters([one, two, three]: [u8; 3]) -> i16 {
    i16::from_ne_bytes([(one ^ two ^ MIXED_IN) | CASE, (two ^ three ^ MIXED_IN) | CASE])
}

const fn least(one: i16, other: i16) -> i16 {
    if one < other { one } else { other }
}

/// Where the next block from `start` on is that the quick look does not rule out, or where too few bytes are left for one.
///
/// Nothing is called in this loop: a call would have the engine put all vectors on the stack, each time around.
#[inline(never)]
pub(super) fn suspect(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(block) = block(text, at) {
        if is_suspect(block) {
            break;
        }
        at += BLOCK;
    }
    at
}

#[inline]
fn is_suspect(block: &[u8; REACH]) -> bool {
    let (mut names, mut escapes, mut marks) = (i16x8::splat(i16::MIN), i16x8::splat(i16::MIN), u8x16::ZERO);
    for at in (0..BLOCK).step_by(16) {
        let mixed = vector(block, at) ^ u8x16::splat(MIXED_IN);
        let apart = (mixed ^ vector(block, at + 1)) | u8x16::splat(CASE);
        names = names.max(cast::<_, i16x8>(apart) * i16x8::splat(NAME_FACTOR));
        escapes = escapes.max(cast::<_, i16x8>(mixed) * i16x8::splat(ESCAPE_FACTOR));
        marks = marks.max(mixed + u8x16::splat(MARK_SHIFT));
    }
    let words = names.simd_gt(i16x8::splat(NAME_BOUND - 1)) | escapes.simd_gt(i16x8::splat(ESCAPE_BOUND - 1));
    let beyond = cast::<_, u8x16>(words) | marks.saturating_sub(u8x16::splat(MARK_BOUND - 1));
    !beyond.simd_eq(u8x16::ZERO).all()
}
