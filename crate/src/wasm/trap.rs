//! Ways to die, for the test that the wrapper survives them. Only in the test build (`scripts/build-trap-test.mjs`).

use std::hint::black_box;

/// Traps when the chunk says so.
pub(super) fn spring(chunk: &[u8]) {
    match chunk {
        b"trap:panic" => panic(),
        b"trap:stack" => drop(black_box(overflow(0))),
        b"trap:memory" => exhaust(),
        _ => {}
    }
}

#[allow(clippy::panic)]
fn panic() {
    panic!("trap-test: panic");
}

/// Recursion that no optimiser turns into a loop: every frame holds data that is read after the call.
fn overflow(depth: u32) -> u32 {
    let frame = black_box([depth; 64]);
    if depth == u32::MAX {
        return depth;
    }
    overflow(depth + 1).wrapping_add(frame.iter().sum())
}

/// Reserves without touching: the 4 GiB are gone before the machine notices.
fn exhaust() {
    let mut held = Vec::new();
    loop {
        held.push(black_box(Vec::<u8>::with_capacity(256 << 20)));
    }
}
