//! Bytes to UTF-8, in one buffer: what is carried over stands in front of what came, so that a line is one slice.

use crate::input::encoding::Decoder;

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
        if self.buffer.len() < end {
            // Zeros come with fresh memory, where a vector that grows would write each. And it would take twice the length:
            // the memory of a module never shrinks.
            let mut larger = vec![0; end];
            if let (Some(to), Some(from)) = (larger.get_mut(..self.filled), self.buffer.get(..self.filled)) {
                to.copy_from_slice(from);
            }
            self.buffer = larger;
        }
        self.buffer.get_mut(self.filled..end).unwrap_or_default()
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
        self.buffer.copy_within(length.min(self.filled)..self.filled, 0);
        self.filled = self.filled.saturating_sub(length);
    }
}
