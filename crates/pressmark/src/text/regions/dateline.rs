//! Datelines: where and when a report was written, before its first sentence: "OSLO, Norway (AP) — ".

use super::visible_lines;
use crate::kinds::RegionKind;
use crate::text::Region;
use crate::text::span::Span;

/// Only the first lines of an article have one.
const LINES: usize = 8;
/// A dateline longer than this is a sentence with a dash in it.
const LENGTH: usize = 60;
/// Sentences of a headline that a paste has run into the report.
const HEADLINES: usize = 3;

pub(super) fn find(text: &str, regions: &mut Vec<Region>) {
    for line in visible_lines(text).take(LINES) {
        let at = |(at, length)| (line.start as usize + at, length);
        if let Some((start, length)) = in_line(line.of(text)).map(at) {
            let span = Span::new(start, start + length);
            if !regions.iter().any(|r| r.span.overlaps(span)) {
                regions.push(Region {
                    span,
                    kind: RegionKind::Dateline,
                });
            }
        }
    }
}

/// Where the dateline of the line begins, and its length: at the start, or, in capitals, behind a headline of the same line
/// ("Bakers close early. HARLOW — The bakers ...").
fn in_line(line: &str) -> Option<(usize, usize)> {
    let found = |at: usize| Some((at, length(&line[at..])?));
    let stops = line.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let starts = stops.filter_map(|stop| {
        let rest = line[stop..].trim_start();
        let start = line.len() - rest.len();
        let word = rest.split([' ', ',']).next().unwrap_or_default();
        let in_capitals = word.len() > 2 && !word.contains(char::is_lowercase);
        (start > stop && in_capitals).then_some(start)
    });
    found(0).or_else(|| starts.take(HEADLINES).find_map(found))
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
    use super::{in_line, length};

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
        let run_in = format!("Ferry back on Monday. ST. OLAF -{rest}");
        assert_eq!(in_line(&run_in), Some((22, 8)));
        let none = format!("The vote is over. NATO and others — the few —{rest}");
        assert_eq!(in_line(&none), None);
        assert_eq!(
            length("The minister (who left) — and nobody else — said so."),
            None
        );
    }
}
