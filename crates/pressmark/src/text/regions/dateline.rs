//! Datelines: where and when a report was written, before its first sentence: "OSLO, Norway (AP) — ".

use super::visible_lines;
use crate::kinds::RegionKind;
use crate::text::Region;
use crate::text::span::Span;

/// Only the first lines of an article have one.
const LINES: usize = 8;
/// A dateline longer than this is a sentence with a dash in it.
const LENGTH: usize = 60;

pub(super) fn find(text: &str, regions: &mut Vec<Region>) {
    for line in visible_lines(text).take(LINES) {
        if let Some(length) = length(line.of(text)) {
            let span = Span::new(line.start as usize, line.start as usize + length);
            if !regions.iter().any(|r| r.span.overlaps(span)) {
                regions.push(Region {
                    span,
                    kind: RegionKind::Dateline,
                });
            }
        }
    }
}

/// Bytes up to, not including, the dash that ends the dateline.
pub(super) fn length(line: &str) -> Option<usize> {
    let (dash, mark) = line.char_indices().find(|&(at, c)| is_dash(line, at, c))?;
    let head = line[..dash].trim_end();
    let after = line[dash + mark.len_utf8()..].trim_start_matches(['-', '–', '—']);
    let spaced = after.starts_with(char::is_whitespace) || dash > head.len();
    if head.is_empty() || head.chars().count() > LENGTH || !spaced || after.trim().len() < 20 {
        return None;
    }
    let place = head
        .split(['(', ',', '/'])
        .next()
        .unwrap_or_default()
        .trim();
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 3 && letters().all(char::is_uppercase);
    let agency = head.ends_with(')') && head.contains('(') && place.split_whitespace().count() <= 4;
    let words_capital = place
        .split_whitespace()
        .all(|w| w.starts_with(char::is_uppercase));
    ((capitals || agency) && words_capital && place.split_whitespace().count() <= 5)
        .then_some(head.len())
}

/// A long dash, two hyphens, or a hyphen with spaces around it.
fn is_dash(line: &str, at: usize, c: char) -> bool {
    match c {
        '—' | '–' => true,
        '-' => {
            line[at + 1..].starts_with('-')
                || line[..at].ends_with(' ') && line[at + 1..].starts_with(' ')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn shapes() {
        let rest = " The ferry will sail again on Monday.";
        for head in [
            "OSLO",
            "OSLO, Norway",
            "OSLO (Reuters)",
            "Oslo (AP)",
            "NEW YORK, May 3 (AFP)",
        ] {
            for dash in [" —", " -", " –", " --"] {
                assert_eq!(
                    length(&format!("{head}{dash}{rest}")),
                    Some(head.len()),
                    "{head}{dash}"
                );
            }
        }
        assert_eq!(length(&format!("Nobody — not one —{rest}")), None);
        assert_eq!(
            length("The minister (who left) — and nobody else — said so."),
            None
        );
    }
}
