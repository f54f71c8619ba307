//! Names in compounds: "Iran-backed", "pro-Russian". The tokens beside the name bear the hyphen.

use core::ops::Range;

use super::view::View;

/// The name without what a hyphen hangs on it; none where nothing else is left.
pub(super) fn name_in(view: &View<'_, '_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    while !tokens.is_empty() && is_before(view, tokens.start) {
        tokens.start += 1;
    }
    if tokens.len() > 2 && view.doc.is_behind_party(tokens.start + 2) {
        tokens.start += 2;
    }
    while !tokens.is_empty() && is_behind(view, tokens.end - 1) {
        tokens.end -= 1;
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// Whether a hyphen hangs something on the name, or joins it to another.
pub(super) fn is_in(view: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    let joins = |t: usize| view.lower(t) == "-" && !view.doc.tokens[t].space_before;
    is_behind(view, tokens.end)
        || joins(tokens.end)
        || tokens.start > 0 && joins(tokens.start - 1)
        || tokens.start.checked_sub(1).is_some_and(|before| {
            is_before(view, before) && !view.doc.tokens[tokens.start].space_before
        })
}

/// "-backed"
fn is_behind(view: &View<'_, '_>, token: usize) -> bool {
    view.is_word(token)
        && !view.doc.tokens[token].space_before
        && view.lower(token).starts_with(['-', '\u{2010}', '\u{2011}'])
}

/// "pro-"
fn is_before(view: &View<'_, '_>, token: usize) -> bool {
    view.is_word(token) && view.lower(token).ends_with(['-', '\u{2010}', '\u{2011}'])
}
