//! Which runs between quotation marks are speech, and which are scare quotes, titles, nicknames or slogans.

use core::ops::Range;

use super::cues::Cues;
use super::words::{MINOR, WORK, is_stop};
use crate::text::{Case, Document, TokenKind};

pub(super) fn words_in(doc: &Document<'_>, run: &Range<usize>) -> usize {
    doc.tokens[run.clone()]
        .iter()
        .filter(|t| {
            matches!(
                t.kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Address
            )
        })
        .count()
}

/// Whether a quotation without a cue is speech rather than a scare quote or a title.
pub(super) fn is_speech(doc: &Document<'_>, cues: &Cues, run: &Range<usize>) -> bool {
    match words_in(doc, run) {
        0..=3 => false,
        4..=5 => !is_title(doc, cues, run),
        _ => !is_title(doc, cues, run) || ends_sentence(doc, run),
    }
}

fn ends_sentence(doc: &Document<'_>, run: &Range<usize>) -> bool {
    run.len() > 2 && is_stop(doc.written(run.end - 2))
}

/// Every word of weight has a capital.
pub(super) fn is_title_case(doc: &Document<'_>, cues: &Cues, run: &Range<usize>) -> bool {
    let mut words = (run.start + 1..run.end.saturating_sub(1).max(run.start + 1))
        .filter(|&t| doc.kind(t) == TokenKind::Word && !cues.words.has(doc.lower(t), MINOR))
        .peekable();
    words.peek().is_some() && words.all(|t| doc.case(t) != Case::Lower)
}

/// Every word of weight has a capital, and no sentence ends: a book, a film, a slogan. A work noun before it says so too.
pub(super) fn is_title(doc: &Document<'_>, cues: &Cues, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map_or("", |t| doc.lower(t));
    let is_work = |word: &str| cues.words.has(word, WORK);
    let owned = run.start > 0 && doc.kind(run.start - 1) == TokenKind::Possessive;
    let work = owned
        || is_work(before)
        || before == "," && run.start > 1 && is_work(doc.lower(run.start - 2));
    let inner = run.start + 1..run.end.saturating_sub(1).max(run.start + 1);
    let (mut capitals, mut short, mut long) = (0, 0, 0);
    for t in
        inner.filter(|&t| doc.kind(t) == TokenKind::Word && !cues.words.has(doc.lower(t), MINOR))
    {
        match (doc.case(t), doc.written(t).chars().count()) {
            (Case::Lower, 0..=3) => short += 1,
            (Case::Lower, _) => long += 1,
            (_, 0..=3) => {}
            _ => capitals += 1,
        }
    }
    // One short word may be the article of another language, or what a broken apostrophe left.
    let many = capitals > 0 && words_in(doc, run) > 3 && is_title_case(doc, cues, run);
    let capitals = capitals > 0 && long == 0 && short < 2;
    // A line of capitals in single marks is a subheading, stop or not.
    let single = matches!(doc.written(run.start), "‘" | "'");
    capitals && (work || single || many || !ends_sentence(doc, run))
}

/// “The crew is tired,” Marsh said on the Harbour Radio’s “Dock and Deck.”: the title that a word introduces, no more of what was said.
pub(super) fn is_named_work(doc: &Document<'_>, cues: &Cues, run: &Range<usize>) -> bool {
    let introduced = run
        .start
        .checked_sub(1)
        .is_some_and(|t| doc.kind(t) != TokenKind::Punct && !cues.is_finite(doc.lower(t)));
    introduced && is_title_case(doc, cues, run)
}
