//! A span: where in the text something stands, in UTF-8 bytes.

use core::ops::Range;

/// What spans can tell of: the longest text that is annotated, 4 GiB less a byte.
pub const LONGEST: usize = u32::MAX as usize;

/// The text up to `limit` bytes, cut before the character that would go beyond.
pub(crate) fn within(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A half-open range of UTF-8 byte offsets on character boundaries of the annotated text.
///
/// Every span inside this crate counts bytes. Code points and UTF-16 units exist only in what leaves the crate,
/// and [`crate::text::offsets::OffsetTable`] is the one place that converts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over the bytes `start..end`, which lie within [`LONGEST`].
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end as u32 as usize == end);
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The span as a range that indexes the text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True for a span without a byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text that the span covers; the empty string where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// True where the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies inside this span, ends included.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_cut_between_characters() {
        for (limit, cut) in [
            (0, ""),
            (1, "a"),
            (2, "a"),
            (3, "aé"),
            (7, "aé📰"),
            (9, "aé📰"),
        ] {
            assert_eq!(within("aé📰", limit), cut, "{limit}");
        }
        assert_eq!(Span::new(LONGEST, LONGEST).range(), LONGEST..LONGEST);
    }
}
