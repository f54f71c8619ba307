//! Lines that are not running text: headline, byline, captions, and the furniture of a web page.

use super::furniture::Furniture;
use super::{blocks, dateline, visible_lines};
use crate::kinds::RegionKind;
use crate::text::Region;
use crate::text::span::Span;

/// A headline longer than this is a paragraph.
const HEADLINE_CHARS: usize = 160;
/// A byline is one of so many lines at the top.
const TOP: usize = 6;
/// Furniture is short; a long line that happens to start with such a word is an article's.
const FURNITURE_CHARS: usize = 240;

/// `stamps` are the time stamps of a live blog: a line that begins with one is an entry, and the title of nothing.
pub(super) fn find(
    text: &str,
    furniture: &Furniture,
    stamps: &[Region],
    regions: &mut Vec<Region>,
) {
    let lines: Vec<Span> = visible_lines(text).collect();
    let is_furniture = blocks::judge(text, &lines, furniture);
    blocks::regions(text, &lines, &is_furniture, regions);
    let mut article = (0..lines.len()).filter(|&n| !is_furniture[n]).peekable();
    // Lines of the article so far: furniture above a headline does not count.
    let mut before = 0;
    while let Some(n) = article.next() {
        let (line, next) = (lines[n], article.peek().map(|&next| lines[next]));
        let words = line.of(text);
        let is_entry = stamps.first().is_some_and(|s| s.span.start == line.start);
        let is_opening = before < TOP && furniture.opens(words);
        if before == 0 && !is_entry && !is_opening && is_headline(text, line, next) {
            regions.push(Region {
                span: line,
                kind: RegionKind::Headline,
            });
        } else if before < TOP && is_byline(words) {
            regions.push(Region {
                span: line,
                kind: RegionKind::Byline,
            });
        } else if words.chars().count() <= FURNITURE_CHARS {
            judge(furniture, text, line, regions);
        } else {
            judge_end(furniture, text, line, regions);
        }
        before += usize::from(!is_opening);
    }
}

/// The first line, when it does not end like a sentence and stands apart from what follows.
fn is_headline(text: &str, line: Span, next: Option<Span>) -> bool {
    let words = line.of(text);
    let length = words.chars().count();
    if length > HEADLINE_CHARS || words.split_whitespace().count() < 3 {
        return false;
    }
    let bare = words.trim_end_matches(['"', '\'', '”', '’', ')', '»']);
    if bare.ends_with(['.', ',', ';', ':']) && !bare.ends_with("...") {
        return false;
    }
    // A sentence with a credit behind it: "... she said. (Reporting by Ada Stone)". The report itself: "OSLO — The ferry".
    if words.contains(". (") || dateline::length(words).is_some() {
        return false;
    }
    // "REPORTER: Will you resign?" opens a transcript.
    let transcript = words.split_once(':').is_some_and(|(who, _)| {
        who.chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
    });
    let turns = next.is_some_and(|next| is_turn(words) && is_turn(next.of(text)));
    match next {
        _ if transcript || turns => false,
        None => true,
        Some(next) => {
            let apart = text[line.end as usize..next.start as usize]
                .matches('\n')
                .count()
                > 1;
            apart || next.len() > line.len() || is_byline(next.of(text))
        }
    }
}

/// "Ada Stone: We are late." A headline may look so; two such lines one after another are a conversation.
fn is_turn(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(who, _)| {
        let names = who.split_whitespace();
        names.clone().count() <= 4 && names.into_iter().all(|w| w.starts_with(char::is_uppercase))
    })
}

/// "By Jane Doe", "By JANE DOE and JOHN ROE, Staff Writers".
fn is_byline(words: &str) -> bool {
    let rest = [
        "By ",
        "BY ",
        "Written by ",
        "Story by ",
        "Text by ",
        "Interview by ",
    ]
    .iter()
    .find_map(|by| words.strip_prefix(by));
    let Some(rest) = rest else { return false };
    let capitals = rest
        .split_whitespace()
        .take(2)
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    capitals >= 1
        && words.chars().count() <= 120
        && !words.ends_with(['.', ',', ':', ';', '!', '?'])
}

/// Judges a short line as a whole, or its sentences one by one where only some are furniture.
fn judge(furniture: &Furniture, text: &str, line: Span, regions: &mut Vec<Region>) {
    let bare = |span: Span| span.of(text).trim_start_matches(['(', '[', '*']);
    if furniture.opens_caption(bare(line)) {
        regions.push(Region {
            span: line,
            kind: RegionKind::Caption,
        });
        return;
    }
    // "Reporting by Ada Stone; editing by Oda Veland": a byline at the end, whose people are people of the article's.
    if furniture.opens_credit(bare(line)) {
        regions.push(Region {
            span: line,
            kind: RegionKind::Byline,
        });
        return;
    }
    let opening = crude_sentences(text, line)
        .take_while(|&sentence| furniture.opens(bare(sentence)))
        .reduce(Span::cover);
    match opening {
        Some(span) => regions.push(Region {
            span,
            kind: RegionKind::Boilerplate,
        }),
        None => judge_end(furniture, text, line, regions),
    }
}

/// A credit at the end of a paragraph: "... he said. (Reporting by Ada Stone; Editing by Oda Veland)".
fn judge_end(furniture: &Furniture, text: &str, line: Span, regions: &mut Vec<Region>) {
    let words = line.of(text);
    let open = words.rfind('(').filter(|_| words.ends_with(')'));
    if let Some(open) = open.filter(|open| furniture.opens_credit(&words[open + 1..])) {
        regions.push(Region {
            span: Span::new(line.start as usize + open, line.end as usize),
            kind: RegionKind::Byline,
        });
    }
}

/// Sentences in the crude sense: up to a stop and a space. There are no tokens yet.
fn crude_sentences(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = line.start as usize;
    core::iter::from_fn(move || {
        let rest = &text[at..line.end as usize];
        if rest.is_empty() {
            return None;
        }
        let length = rest.find(". ").map_or(rest.len(), |n| n + 1);
        let sentence = Span::new(at, at + length);
        at += length + rest[length..].len() - rest[length..].trim_start().len();
        Some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(RegionKind, &str)> {
        let mut regions = Vec::new();
        find(text, &Furniture::new(), &[], &mut regions);
        regions.iter().map(|r| (r.kind, r.span.of(text))).collect()
    }

    #[test]
    fn headline_and_byline() {
        assert_eq!(
            found("Bridge vote fails again\nBy Ada Stone\n\nThe council met on Monday and voted."),
            [
                (RegionKind::Headline, "Bridge vote fails again"),
                (RegionKind::Byline, "By Ada Stone")
            ]
        );
        assert!(found("The council met on Monday and voted.").is_empty());
        assert!(
            found("REPORTER: Will you go?\nHALL: No. I was elected to stay and I will.").is_empty()
        );
    }

    #[test]
    fn furniture_before_a_sentence() {
        let text =
            "Sign up for our Evening Note. Copyright 2020 Some Press. “We are ready,” Ito said.";
        assert_eq!(
            found(text),
            [(
                RegionKind::Boilerplate,
                "Sign up for our Evening Note. Copyright 2020 Some Press."
            )]
        );
    }

    #[test]
    fn credits_at_the_end() {
        let text =
            "The vote was put off until the autumn, the clerk said. (Reporting by Ada Stone)";
        assert_eq!(
            found(text),
            [(RegionKind::Byline, "(Reporting by Ada Stone)")]
        );
        let alone = "The clerk said so to all of them.\n\nReporting by Ada Stone in Lyon; editing by Oda Veland";
        let (_, credit) = alone.split_once("\n\n").unwrap();
        assert_eq!(found(alone), [(RegionKind::Byline, credit)]);
    }
}
