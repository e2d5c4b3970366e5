//! Bytes to UTF-8, in one buffer: what is carried over stands in front of what came, so that a line is one slice.

use crate::input::encoding::Decoder;

/// Least bytes that a buffer grows by.
const STEP: usize = 64 * 1024;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// As long as was ever needed; what counts are the first `filled` bytes.
    buffer: Vec<u8>,
    filled: usize,
    decoder: Decoder,
}

impl Input {
    /// What is there.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// Where `length` bytes can be written, right behind what is there.
    pub(super) fn room(&mut self, length: usize) -> &mut [u8] {
        let end = self.filled + length;
        self.grow(end);
        self.buffer.get_mut(self.filled..end).unwrap_or_default()
    }

    /// Makes the buffer that long at least. In steps: a line that comes byte by byte must not be moved with each. And not to
    /// twice the length, as a vector would by itself: the memory of a module never shrinks.
    fn grow(&mut self, length: usize) {
        let more = length.saturating_sub(self.buffer.len());
        if more == 0 {
            return;
        }
        if self.buffer.is_empty() {
            // Zeros come with fresh memory.
            self.buffer = vec![0; length];
            return;
        }
        let more = more.max(STEP).max(self.buffer.len() / 8);
        self.buffer.reserve_exact(more);
        self.buffer.resize(self.buffer.len() + more, 0);
    }

    /// Takes bytes that were written there. Where they start now, decoded.
    pub(super) fn take(&mut self, length: usize) -> usize {
        let fresh = self.filled;
        if self.decoder.is_utf8() {
            self.filled += length;
            return fresh;
        }
        let mut decoded = Vec::new();
        let raw = self.buffer.get(fresh..fresh + length).unwrap_or_default();
        self.decoder.feed(raw, &mut decoded);
        self.put(&decoded)
    }

    /// Ends the input. Where what the decoder had held back starts.
    pub(super) fn finish(&mut self) -> usize {
        let mut decoded = Vec::new();
        self.decoder.finish(&mut decoded);
        self.put(&decoded)
    }

    fn put(&mut self, decoded: &[u8]) -> usize {
        let fresh = self.filled;
        self.room(decoded.len()).copy_from_slice(decoded);
        self.filled += decoded.len();
        fresh
    }

    /// Drops the first `length` bytes.
    pub(super) fn drop_front(&mut self, length: usize) {
        if length == 0 {
            return;
        }
        self.buffer.copy_within(length.min(self.filled)..self.filled, 0);
        self.filled = self.filled.saturating_sub(length);
    }
}
