//! Furniture that shows itself as a block of lines: menus, lists of links under a heading, what stands behind a press release.
//!
//! Each line is judged with its neighbours. What is a block is one region, so that it is said once.

use super::furniture::Furniture;
use crate::kinds::RegionKind;
use crate::text::Region;
use crate::text::span::Span;

/// A link is no longer than this, in characters.
const LINK: usize = 120;
/// A heading over links has no more of them.
const LINKS: usize = 12;
/// So many links, each on a paragraph of its own, are a list; fewer may be headings of the article's parts.
const APART: usize = 3;
/// A title such as “About iVault” has no more words.
const TITLE_WORDS: usize = 8;

/// For each of the lines whether it is furniture as a whole.
pub(super) fn judge(text: &str, lines: &[Span], furniture: &Furniture) -> Vec<bool> {
    let page = Page {
        text,
        lines,
        furniture,
    };
    let mut is_furniture: Vec<bool> = (0..lines.len())
        .map(|n| furniture.is_alone(page.line(n)))
        .collect();
    page.columns(&mut is_furniture);
    page.links(&mut is_furniture);
    page.release(&mut is_furniture);
    is_furniture
}

/// The lines that are furniture as regions: lines with no empty line between them are one.
pub(super) fn regions(
    text: &str,
    lines: &[Span],
    is_furniture: &[bool],
    regions: &mut Vec<Region>,
) {
    let mut open: Option<Span> = None;
    for (&line, &is_furniture) in lines.iter().zip(is_furniture) {
        let goes_on = open.filter(|block| is_furniture && !are_apart(text, *block, line));
        let ended = if goes_on.is_some() { None } else { open };
        regions.extend(ended.map(|span| Region {
            span,
            kind: RegionKind::Boilerplate,
        }));
        open = is_furniture.then(|| goes_on.map_or(line, |block| block.cover(line)));
    }
    regions.extend(open.map(|span| Region {
        span,
        kind: RegionKind::Boilerplate,
    }));
}

/// An empty line stands between the two.
fn are_apart(text: &str, before: Span, after: Span) -> bool {
    let between = &text[before.end as usize..after.start as usize];
    between.matches('\n').count() > 1
}

struct Page<'p> {
    text: &'p str,
    /// The visible lines.
    lines: &'p [Span],
    furniture: &'p Furniture,
}

impl<'p> Page<'p> {
    fn line(&self, n: usize) -> &'p str {
        self.lines[n].of(self.text)
    }

    fn is_apart(&self, n: usize) -> bool {
        n > 0 && are_apart(self.text, self.lines[n - 1], self.lines[n])
    }

    /// Menus with an item on each line: “News”, “Sport”, “Log in”.
    fn columns(&self, is_furniture: &mut [bool]) {
        let mut n = 0;
        while n < self.lines.len() {
            let first = n;
            while n < self.lines.len() && self.furniture.items(self.line(n)).is_some() {
                n += 1;
            }
            if n >= first + APART {
                is_furniture[first..n].fill(true);
            }
            n += 1;
        }
    }

    /// Headings such as “Most read” with the links below them.
    fn links(&self, is_furniture: &mut [bool]) {
        let mut n = 0;
        while n < self.lines.len() {
            if self.furniture.is_heading(self.line(n)) {
                let end = self.end_of_links(n + 1);
                is_furniture[n..end].fill(true);
                n = end;
            } else {
                n += 1;
            }
        }
    }

    /// The end of the links from line `from` on: those right below one another, or several with empty lines between them.
    fn end_of_links(&self, from: usize) -> usize {
        let limit = self.lines.len().min(from + LINKS);
        let mut end = from;
        while end < limit && is_link(self.line(end)) {
            end += 1;
        }
        let close = (from..end).take_while(|&n| !self.is_apart(n)).count();
        if close > 0 {
            from + close
        } else if end >= from + APART {
            end
        } else {
            from
        }
    }

    /// What stands behind a press release: who the firm is, whom to ask, what the law wants said.
    fn release(&self, is_furniture: &mut [bool]) {
        let count = self.lines.len();
        let Some(sign) = (0..count).find(|&n| self.ends_article(n)) else {
            return;
        };
        let is_title = |n: usize| is_title_about(self.line(n)) && n + 1 < count;
        let start = (count / 3..sign).find(|&n| is_title(n)).unwrap_or(sign);
        is_furniture[start..].fill(true);
    }

    /// A line of the second half with which a release is over: “Media contact: ...”, “###”.
    fn ends_article(&self, n: usize) -> bool {
        let line = self.line(n);
        n * 2 >= self.lines.len()
            && (self.furniture.opens_contact(line) || self.furniture.ends_release(line))
    }
}

/// “About iVault”, and no sentence.
fn is_title_about(line: &str) -> bool {
    let rest = line
        .strip_prefix("About ")
        .or_else(|| line.strip_prefix("ABOUT "));
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_alphabetic)
            && line.split_whitespace().count() <= TITLE_WORDS
            && !line.ends_with(['.', ',', '!', '?', '”', '"'])
    })
}

/// Short, and no whole sentence; or an item of a numbered or dotted list.
fn is_link(line: &str) -> bool {
    let is_item = line.starts_with(|c: char| c.is_ascii_digit() || "•·-–*→▸".contains(c));
    line.chars().count() <= LINK && (is_item || !line.ends_with(['.', '”', '"', ',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::regions::visible_lines;

    fn blocks(text: &str) -> Vec<&str> {
        let lines: Vec<Span> = visible_lines(text).collect();
        let is_furniture = judge(text, &lines, &Furniture::new());
        let mut found = Vec::new();
        regions(text, &lines, &is_furniture, &mut found);
        found.iter().map(|region| region.span.of(text)).collect()
    }

    #[test]
    fn a_menu_in_a_column() {
        let text = "News\nSport\nLog in\n\nFerry strike enters third week\n\nIt rained.";
        assert_eq!(blocks(text), ["News\nSport\nLog in"]);
        assert!(blocks("Health\n\nThe clinic opened on Monday.").is_empty());
    }

    #[test]
    fn links_under_a_heading() {
        let text = "It rained.\n\nMost read\n1 Ferry sinks\n2 Mayor swims\n\nNobody drowned.";
        assert_eq!(blocks(text), ["Most read\n1 Ferry sinks\n2 Mayor swims"]);
        let apart = "It rained.\n\nMore stories:\n\nFerry sinks\n\nMayor swims\n\nPier burns\n\nNobody drowned.";
        assert_eq!(
            blocks(apart),
            ["More stories:", "Ferry sinks", "Mayor swims", "Pier burns"]
        );
    }

    #[test]
    fn a_part_of_the_article_below_a_heading_stays() {
        let text = "It rained.\n\nMost read\n\nWhat happens next\n\nNobody knows, the mayor said.";
        assert_eq!(blocks(text), ["Most read"]);
    }

    #[test]
    fn behind_a_press_release() {
        let text = "Firm names chief\n\nOSLO -- The firm named a chief.\n\n“We are glad,” she said.\n\n\
                    About the Firm\nThe firm makes safes.\n\nMedia contact: Ada Stone, 555 0142\nMore words.";
        assert_eq!(
            blocks(text),
            [
                "About the Firm\nThe firm makes safes.",
                "Media contact: Ada Stone, 555 0142\nMore words."
            ]
        );
        assert!(blocks("About the Firm\n\nThe firm makes safes.\n\nIt is old.").is_empty());
    }
}
