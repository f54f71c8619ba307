//! The one place that converts offsets: from UTF-8 bytes to Unicode code points and UTF-16 code units.

/// Code points and UTF-16 units before a sample of byte offsets; any offset is then a short count away.
#[derive(Debug)]
pub struct OffsetTable<'t> {
    text: &'t str,
    /// For each block of [`BLOCK`] bytes: code points and UTF-16 units before its first character boundary.
    blocks: Vec<(u32, u32)>,
}

/// Bytes between two samples: small enough that counting a block costs less than a look-up in a map would.
const BLOCK: usize = 64;

impl<'t> OffsetTable<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let (mut points, mut units) = (0, 0);
        for (at, c) in text.char_indices() {
            while blocks.len() * BLOCK <= at {
                blocks.push((points, units));
            }
            points += 1;
            units += c.len_utf16() as u32;
        }
        while blocks.len() * BLOCK <= text.len() {
            blocks.push((points, units));
        }
        Self { text, blocks }
    }

    /// Code points before the byte offset, which must lie on a character boundary (else the next boundary counts).
    #[must_use]
    pub fn code_point(&self, byte: usize) -> u32 {
        self.count(byte).0
    }

    /// UTF-16 code units before the byte offset, which must lie on a character boundary (else the next one counts).
    #[must_use]
    pub fn utf16(&self, byte: usize) -> u32 {
        self.count(byte).1
    }

    /// The byte offset of the code point; none behind the end of the text.
    #[must_use]
    pub fn byte(&self, code_point: u32) -> Option<usize> {
        let later = self
            .blocks
            .partition_point(|&(points, _)| points <= code_point);
        let block = later.checked_sub(1)?;
        let mut at = block * BLOCK;
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let rest = &self.text[at..];
        let ends = core::iter::once(rest.len());
        let mut starts = rest.char_indices().map(|(start, _)| start).chain(ends);
        let start = starts.nth((code_point - self.blocks[block].0) as usize)?;
        Some(at + start)
    }

    fn count(&self, byte: usize) -> (u32, u32) {
        let byte = byte.min(self.text.len());
        let block = byte / BLOCK;
        let (mut points, mut units) = self.blocks[block];
        // The sample holds at the first character boundary at or after the block's first byte.
        let mut at = block * BLOCK;
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        for c in self.text[at..].chars() {
            if at >= byte {
                break;
            }
            points += 1;
            units += c.len_utf16() as u32;
            at += c.len_utf8();
        }
        (points, units)
    }
}

#[cfg(test)]
mod tests {
    use super::OffsetTable;

    #[test]
    fn every_boundary_of_a_mixed_text() {
        let text = "📰 “é” e\u{301} שלום 👩\u{200d}👧 ".repeat(20);
        let table = OffsetTable::new(&text);
        for (points, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(table.code_point(byte) as usize, points);
            assert_eq!(table.byte(points as u32), Some(byte));
            assert_eq!(
                table.utf16(byte) as usize,
                text[..byte].encode_utf16().count()
            );
        }
        let count = text.chars().count();
        assert_eq!(table.code_point(text.len()) as usize, count);
        assert_eq!(table.byte(count as u32), Some(text.len()));
        assert_eq!(table.byte(count as u32 + 1), None);
    }
}
