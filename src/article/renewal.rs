//! From an annotated article to the same text annotated anew: what stands in the place of what.

use super::Article;
use crate::card::Target;

impl Article {
    /// What stands where a mention or a quote of the same text, annotated before, stood: the one that begins there,
    /// else one that covers where it began.
    #[must_use]
    pub fn same_place(&self, before: &Self, target: Target) -> Option<Target> {
        match target {
            Target::Mention(number) => {
                let old = before.mention(number)?.start;
                let all = self.document().mentions.iter().map(|m| (m.start, m.end));
                at(all, old).map(Target::Mention)
            }
            Target::Quote(number) => {
                let old = before.quote(number)?.parts.first()?.start;
                let all = self.document().quotes.iter().map(|q| {
                    let first = q.parts.first();
                    first.map_or((0, 0), |p| (p.start, p.end))
                });
                at(all, old).map(Target::Quote)
            }
        }
    }
}

/// The number of the span that begins at a code point, else of the last one that covers it.
fn at(spans: impl Iterator<Item = (u32, u32)>, point: u32) -> Option<u32> {
    let mut found = None;
    for (number, (start, end)) in (0..).zip(spans) {
        if start == point {
            return Some(number);
        }
        if start < point && point < end {
            found = Some(number);
        }
    }
    found
}
