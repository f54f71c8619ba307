//! How a place's name stands in the text: what the words beside it say that it is.

use core::ops::Range;

use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// Words of a list in front of what all of it is.
const MOST_LISTED: usize = 24;
/// "Barrow, Jackson and Madison counties": what each of them is.
pub(super) fn plural(doc: &Document<'_>, tokens: &Range<usize>) -> Option<String> {
    several(doc, tokens).map(|noun| singular(doc.lower(noun)))
}

/// Where the noun stands that says what all of the list are to which the name belongs.
pub(super) fn several(doc: &Document<'_>, tokens: &Range<usize>) -> Option<usize> {
    let rest = tokens.end..(tokens.end + MOST_LISTED).min(doc.tokens.len());
    for token in rest {
        let lower = doc.lower(token);
        if doc.word_class(token).any(WordClass::SEVERAL_PLACES) {
            return (token > tokens.end + 1 || token == tokens.end).then_some(token);
        }
        let goes_on = matches!(lower, "," | "and" | "&" | "or") || doc.case(token) != Case::Lower;
        if !goes_on {
            return None;
        }
    }
    None
}

/// "county" for "counties", "parish" for "parishes".
fn singular(several: &str) -> String {
    let endings = [("ies", "y"), ("hes", "h"), ("s", "")];
    let one = endings
        .iter()
        .find_map(|(several_end, end)| Some(several.strip_suffix(several_end)?.to_owned() + end));
    one.unwrap_or_default()
}

/// "the West": a part of the world, a country or a state, as the article has it; not the town or province of that name.
pub(super) fn is_direction(name: &str) -> bool {
    let word = name.strip_prefix("the ").unwrap_or(name);
    ["north", "south", "east", "west"].contains(&word.to_lowercase().as_str())
}

/// A school of a town or a township stands behind it; a state has none that bears its name.
pub(super) fn is_of_town(doc: &Document<'_>, next: usize) -> bool {
    match doc.lower(next) {
        "elementary" | "township" => true,
        "middle" | "high" => doc.lower(next + 1) == "school",
        _ => false,
    }
}

/// "the Mesa" before a mark or a small word: no noun follows to which the article could belong. "The" in a headline of capitals is another.
pub(super) fn is_behind_article(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    let is_small = |t: usize| {
        t >= doc.tokens.len()
            || doc.kind(t) == TokenKind::Punct
            || doc.word_class(t).any(WordClass::FUNCTION)
    };
    before.is_some_and(|t| doc.written(t) == "the") && is_small(tokens.end)
}

/// "the New York border", "New York's governor": what a state or province has and no town.
pub(super) fn is_state(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let owned = usize::from(doc.kind(tokens.end) == TokenKind::Possessive);
    doc.word_class(tokens.end + owned).any(WordClass::OF_STATE)
}

/// "the Member for Kennedy", "the MP for Lewes".
pub(super) fn is_constituency(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let Some(title) = tokens.start.checked_sub(2) else {
        return false;
    };
    let is_member = matches!(
        doc.lower(title),
        "member" | "mp" | "mpp" | "mla" | "msp" | "td"
    );
    is_member && doc.lower(title + 1) == "for"
}

#[cfg(test)]
mod tests {
    use super::is_direction;

    #[test]
    fn a_direction_alone_is_no_town() {
        for name in ["West", "the North", "SOUTH"] {
            assert!(is_direction(name), "{name}");
        }
        for name in ["West Bank", "North Korea", "Weston", "the Hague"] {
            assert!(!is_direction(name), "{name}");
        }
    }
}
