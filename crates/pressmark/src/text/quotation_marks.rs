//! The quotation-mark automaton: pairs marks into runs, paragraph by paragraph.
//!
//! Each mark is read as opening or closing by what stands around it; its shape only breaks ties, because pages mix
//! curly, straight and wrong-facing marks (8 % of the articles of one corpus hold a broken or stray mark). One broken mark never reaches beyond its paragraph.

use core::ops::Range;

use crate::idx::List;
use crate::text::characters::is_apostrophe;
use crate::text::span::Span;
use crate::text::{Case, Document, Paragraph, QuotedSpan, QuotedSpanIdx, TokenKind};

/// The quoted spans of a text whose paragraphs are known.
pub(crate) fn pair(doc: &Document<'_>) -> List<QuotedSpan> {
    let mut runs = List::default();
    let mut left_open: Option<QuotedSpanIdx> = None;
    let mut paragraphs = doc.paragraphs.iter().peekable();
    while let Some(paragraph) = paragraphs.next() {
        let tokens = paragraph.tokens.clone();
        let marks = read(doc, tokens.clone());
        let mut pairing = Pairing {
            doc,
            runs: &mut runs,
            open: Vec::new(),
            first_of_paragraph: true,
            continues: left_open.take(),
        };
        pairing.paragraph(&marks);
        left_open = pairing.close(
            &tokens,
            paragraphs.peek().is_some_and(|next| opens(doc, next)),
        );
    }
    runs
}

/// True where the paragraph starts with an opening double mark.
fn opens(doc: &Document<'_>, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    matches!(doc.written(first), "“" | "\"" | "«" | "„" | "”")
        && doc.tokens.get(first + 1).is_some_and(|t| !t.space_before)
}

/// A quotation mark and how it reads.
#[derive(Clone, Copy)]
struct Mark {
    token: usize,
    single: bool,
    way: Way,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opens,
    Closes,
    /// Closes if something is open, otherwise opens.
    Either,
}

/// The marks of a paragraph, apostrophes and inches left out.
fn read(doc: &Document<'_>, tokens: Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut double_seen = false;
    // One past the closing mark of a nickname.
    let mut nickname = tokens.start;
    for token in tokens.clone() {
        if doc.tokens[token].kind != TokenKind::Punct || token < nickname {
            continue;
        }
        if let Some(close) = nickname_end(doc, token, &tokens) {
            nickname = close + 1;
            continue;
        }
        let around = Around::of(doc, token, &tokens);
        let written = doc.written(token);
        let (single, way) = match written {
            "“" | "«" | "„" => (
                false,
                if around.wrong_facing_closer() {
                    Way::Either
                } else {
                    Way::Opens
                },
            ),
            "”" | "»" => (
                false,
                if around.opens() && !around.closes() {
                    Way::Either
                } else {
                    Way::Closes
                },
            ),
            "\"" | "''" | "``" => (false, around.way()),
            "‘" | "‹" | "‚" if around.opens() && !around.decade(doc, token) => {
                (true, Way::Opens)
            }
            "’" | "'" | "›" | "‛" => match single_way(doc, token, &around, written) {
                Some(way) => (true, way),
                None => continue,
            },
            _ => continue,
        };
        if written == "\"" && around.after_digit && way == Way::Closes && !double_seen {
            continue; // twelve inches: 12"
        }
        double_seen |= !single;
        marks.push(Mark { token, single, way });
    }
    without_loose_singles(marks)
}

/// The closing mark of a nickname that opens at `open`: one or two capitalised words between the names of one person,
/// as in William “Bill” Hart.
pub(crate) fn nickname_end(
    doc: &Document<'_>,
    open: usize,
    paragraph: &Range<usize>,
) -> Option<usize> {
    let capital = |t: usize| {
        doc.kind(t) == TokenKind::Word && matches!(doc.case(t), Case::Title | Case::Initial)
    };
    if !is_mark(doc.written(open)) || open <= paragraph.start || !capital(open - 1) {
        return None;
    }
    let spaced = |t: usize| doc.tokens.get(t).is_some_and(|t| t.space_before);
    let close = (open + 2..open + 4).find(|&t| is_mark(doc.written(t)))?;
    let inside = (open + 1..close).all(capital) && !spaced(open + 1) && !spaced(close);
    let between = spaced(open) && spaced(close + 1) && capital(close + 1);
    (inside && between && close + 1 < paragraph.end).then_some(close)
}

/// What stands to the left and right of a mark.
struct Around {
    space_left: bool,
    /// A bracket, dash or another mark to the left: something may open after it.
    opener_left: bool,
    space_right: bool,
    /// Punctuation to the right: something may have closed before it.
    punct_right: bool,
    after_digit: bool,
}

impl Around {
    fn of(doc: &Document<'_>, token: usize, paragraph: &Range<usize>) -> Self {
        let first = token == paragraph.start;
        let last = token + 1 == paragraph.end;
        let left = if first { "" } else { doc.written(token - 1) };
        let right = if last { "" } else { doc.written(token + 1) };
        Self {
            space_left: first || doc.tokens[token].space_before,
            opener_left: matches!(
                left,
                "(" | "["
                    | "{"
                    | "—"
                    | "–"
                    | "-"
                    | "--"
                    | "/"
                    | "“"
                    | "‘"
                    | "\""
                    | "«"
                    | "'"
                    | "¿"
                    | "¡"
            ),
            space_right: last || doc.tokens[token + 1].space_before,
            punct_right: matches!(
                right,
                "," | "."
                    | ";"
                    | ":"
                    | "!"
                    | "?"
                    | ")"
                    | "]"
                    | "}"
                    | "”"
                    | "’"
                    | "\""
                    | "'"
                    | "»"
                    | "—"
                    | "–"
                    | "--"
                    | "..."
                    | "…"
                    | "-"
                    | "/"
            ),
            after_digit: !first
                && !doc.tokens[token].space_before
                && doc.tokens[token - 1].kind == TokenKind::Number,
        }
    }

    fn opens(&self) -> bool {
        (self.space_left || self.opener_left) && !self.space_right
    }

    fn closes(&self) -> bool {
        !self.space_left && (self.space_right || self.punct_right)
    }

    fn wrong_facing_closer(&self) -> bool {
        !self.opens() && self.closes()
    }

    fn way(&self) -> Way {
        match (self.opens(), self.closes()) {
            (true, false) => Way::Opens,
            (false, true) => Way::Closes,
            _ => Way::Either,
        }
    }

    /// ’90s and ‘90s: an apostrophe before a decade.
    fn decade(&self, doc: &Document<'_>, token: usize) -> bool {
        doc.tokens.get(token + 1).is_some_and(|t| {
            t.kind == TokenKind::Number && !t.space_before && doc.lower(token + 1).ends_with('s')
        })
    }
}

/// Words that start with an apostrophe.
const CLITICS: [&str; 10] = [
    "n", "til", "em", "cause", "tis", "twas", "bout", "round", "cos", "n'",
];

/// How a single mark reads; none where it is an apostrophe.
fn single_way(doc: &Document<'_>, token: usize, around: &Around, written: &str) -> Option<Way> {
    if around.decade(doc, token) || CLITICS.contains(&doc.lower(token + 1)) && !around.space_right {
        return None;
    }
    if around.opens() && written != "’" && written != "›" {
        let next = doc.tokens.get(token + 1)?;
        return matches!(
            next.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Punct
        )
        .then_some(Way::Opens);
    }
    around.closes().then_some(Way::Closes)
}

/// Drops single closers that nothing opened and single openers that nothing closes; a plural's apostrophe before another
/// closer is not a closer ("the workers' strike'").
fn without_loose_singles(marks: Vec<Mark>) -> Vec<Mark> {
    let mut keep = vec![true; marks.len()];
    let mut open: Option<usize> = None;
    let mut close: Option<usize> = None;
    for n in 0..=marks.len() {
        let mark = marks.get(n).filter(|m| m.single);
        let opens = mark.is_some_and(|m| m.way == Way::Opens);
        if n == marks.len() || opens {
            // The last closer before the next opener wins.
            if open.is_some() && close.is_none() {
                open.into_iter().for_each(|o| keep[o] = false);
            }
            (open, close) = (opens.then_some(n), None);
        } else if mark.is_some() {
            if open.is_none() {
                keep[n] = false;
            } else {
                close.into_iter().for_each(|c| keep[c] = false);
                close = Some(n);
            }
        } else if let (Some(_), Some(_)) = (open, close) {
            // A double mark after a closed single pair: what follows is another pair's business.
            (open, close) = (None, None);
        }
    }
    let mut kept = keep.into_iter();
    marks
        .into_iter()
        .filter(|_| kept.next().unwrap_or(false))
        .collect()
}

/// Quotations inside quotations inside quotations: nobody reads more than that.
const DEEPEST: usize = 4;

struct Pairing<'d, 't> {
    doc: &'d Document<'t>,
    runs: &'d mut List<QuotedSpan>,
    /// The open runs, outermost first.
    open: Vec<QuotedSpanIdx>,
    first_of_paragraph: bool,
    /// The run that the paragraph before left open.
    continues: Option<QuotedSpanIdx>,
}

impl Pairing<'_, '_> {
    fn paragraph(&mut self, marks: &[Mark]) {
        // Double marks still to come, openers and closers, to tell nesting from a mark that was never closed.
        let mut ahead =
            marks
                .iter()
                .filter(|m| !m.single)
                .fold((0_i32, 0_i32), |(o, c), m| match m.way {
                    Way::Opens => (o + 1, c),
                    Way::Closes => (o, c + 1),
                    Way::Either => (o, c),
                });
        for mark in marks {
            if !mark.single {
                match mark.way {
                    Way::Opens => ahead.0 -= 1,
                    Way::Closes => ahead.1 -= 1,
                    Way::Either => {}
                }
            }
            let same_open = self
                .open
                .iter()
                .rposition(|&r| self.runs[r].single == mark.single);
            match mark.way {
                Way::Opens if same_open.is_some() => {
                    let nested =
                        !mark.single && ahead.1 - ahead.0 >= 2 && self.open.len() < DEEPEST;
                    if !nested {
                        self.end_at(same_open.unwrap_or(0), mark.token, false);
                    }
                    self.start(mark);
                }
                Way::Opens => self.start(mark),
                Way::Either if same_open.is_none() => self.start(mark),
                Way::Closes | Way::Either => {
                    if let Some(depth) = same_open {
                        self.end_at(depth, mark.token + 1, true);
                    }
                }
            }
        }
    }

    fn start(&mut self, mark: &Mark) {
        let continues = if self.first_of_paragraph && !mark.single {
            self.continues.take()
        } else {
            None
        };
        self.first_of_paragraph = false;
        let run = self.runs.push(QuotedSpan {
            tokens: mark.token..mark.token + 1,
            span: self.doc.tokens[mark.token].span,
            single: mark.single,
            inside: self.open.last().copied(),
            unclosed: false,
            continues,
        });
        self.open.push(run);
    }

    /// Ends the open run at `depth` and all inside it before token `end`.
    fn end_at(&mut self, depth: usize, end: usize, closed: bool) {
        for (n, run) in self.open.drain(depth..).enumerate() {
            let run = &mut self.runs[run];
            // What lies inside ends before the closing mark of the outer one.
            let end = if n > 0 && closed { end - 1 } else { end };
            let end = end.max(run.tokens.start + 1);
            run.tokens.end = end;
            run.span = Span {
                start: run.span.start,
                end: self.doc.tokens[end - 1].span.end,
            };
            run.unclosed = n > 0 || !closed;
        }
    }

    /// Ends what is open at the paragraph's end; gives back the run that the next paragraph continues.
    fn close(mut self, tokens: &Range<usize>, next_opens: bool) -> Option<QuotedSpanIdx> {
        let outermost = self.open.first().copied().filter(|&r| !self.runs[r].single);
        if !self.open.is_empty() {
            self.end_at(0, tokens.end, false);
        }
        outermost.filter(|_| next_opens)
    }
}

/// True for a token that is a quotation mark or an apostrophe.
pub(crate) fn is_mark(written: &str) -> bool {
    matches!(
        written,
        "“" | "”" | "\"" | "«" | "»" | "„" | "‘" | "‹" | "›" | "‚"
    ) || written.chars().count() == 1 && written.chars().all(is_apostrophe)
}

#[cfg(test)]
mod tests;
