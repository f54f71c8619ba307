//! Takes corrections over to a text that was edited.

use crate::output::annotation::{Correction, TextSpan};
use crate::text::offsets::OffsetTable;

/// Corrections of an edited text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// Those whose words still stand, where they stand now; in the order in which they were given.
    pub kept: Vec<Correction>,
    /// Those whose words are gone or stand in several places, as they were.
    pub lost: Vec<Correction>,
}

/// Takes corrections of the text `before` over to the text `after`. Words in front of all edits and behind them move with the
/// text; words between must stand in the new text exactly once. Offsets are code points.
#[must_use]
pub fn place_again(corrections: Vec<Correction>, before: &str, after: &str) -> Placed {
    let edit = Edit::between(before, after);
    let mut placed = Placed::default();
    for correction in corrections {
        let mut moved = correction.clone();
        let mut spans = moved.spans_mut().into_iter();
        // All its words move, or it is lost.
        if spans.all(|span| edit.place(span)) {
            placed.kept.push(moved);
        } else {
            placed.lost.push(correction);
        }
    }
    placed
}

/// What differs between two texts, in code points.
struct Edit<'t> {
    after: &'t str,
    offsets: OffsetTable<'t>,
    /// What both begin with.
    head: u32,
    /// What both end with begins here in the text before ...
    tail: u32,
    /// ... and so much farther on in the text after.
    shift: i64,
}

impl<'t> Edit<'t> {
    fn between(before: &str, after: &'t str) -> Self {
        let alike = |left: &mut dyn Iterator<Item = char>,
                     right: &mut dyn Iterator<Item = char>| {
            left.zip(right).take_while(|(l, r)| l == r).count() as u32
        };
        let count = |text: &str| text.chars().count() as u32;
        let (length, new_length) = (count(before), count(after));
        let head = alike(&mut before.chars(), &mut after.chars());
        let tail = alike(&mut before.chars().rev(), &mut after.chars().rev());
        // "na" put into "nana": the letters that both have belong to one end only.
        let tail = tail.min(length.min(new_length) - head);
        Self {
            after,
            offsets: OffsetTable::new(after),
            head,
            tail: length - tail,
            shift: i64::from(new_length) - i64::from(length),
        }
    }

    /// Moves the words to where they stand now; false where that is nowhere or not clear.
    fn place(&self, span: &mut TextSpan) -> bool {
        let start = if span.end <= self.head {
            Some(span.start)
        } else if span.start >= self.tail {
            u32::try_from(i64::from(span.start) + self.shift).ok()
        } else {
            self.only(&span.text)
        };
        let at = start.and_then(|start| self.offsets.byte(start));
        let stands = at.is_some_and(|at| self.after[at..].starts_with(&span.text));
        if let Some(start) = start.filter(|_| stands && !span.text.is_empty()) {
            span.end = start + span.text.chars().count() as u32;
            span.start = start;
            return true;
        }
        false
    }

    /// Where the words stand, if they do so once.
    fn only(&self, words: &str) -> Option<u32> {
        let first = self.after.find(words).filter(|_| !words.is_empty())?;
        let next = first + words.chars().next()?.len_utf8();
        let again = self.after[next..].contains(words);
        (!again).then(|| self.offsets.code_point(first))
    }
}
