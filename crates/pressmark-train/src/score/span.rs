//! Spans of a text in code points, and what is cut from both sides of one before two are compared.

use std::collections::BTreeSet;

use pressmark::annotation::{Mention, TextSpan};
use serde::Deserialize;

/// Code points that are shown before and after a wrong answer.
pub(crate) const WIDTH: usize = 60;

/// Code points, end-exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Number of code points that both hold.
    pub(crate) fn shared(self, other: Self) -> usize {
        let end = self.end.min(other.end);
        end.saturating_sub(self.start.max(other.start))
    }
}

impl From<[usize; 2]> for Span {
    fn from([start, end]: [usize; 2]) -> Self {
        Self { start, end }
    }
}

impl From<&TextSpan> for Span {
    fn from(span: &TextSpan) -> Self {
        Self::from([span.start as usize, span.end as usize])
    }
}

impl From<&Mention> for Span {
    fn from(mention: &Mention) -> Self {
        Self::from([mention.start as usize, mention.end as usize])
    }
}

/// All code points that the spans hold.
pub(crate) fn characters(spans: impl IntoIterator<Item = Span>) -> BTreeSet<usize> {
    spans.into_iter().flat_map(|s| s.start..s.end).collect()
}

/// The share of the code points of either that both hold, 0 to 1.
pub(crate) fn likeness(a: &[Span], b: &[Span]) -> f64 {
    let [a, b] = [a, b].map(|spans| characters(spans.iter().copied()));
    let both = a.intersection(&b).count();
    let either = a.len() + b.len() - both;
    if either == 0 {
        return 0.0;
    }
    both as f64 / either as f64
}

/// A text by its code points.
pub(crate) struct Text(Vec<char>);

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    pub(crate) fn chars(&self) -> &[char] {
        &self.0
    }

    /// What stands there; nothing of it that lies behind the text's end.
    pub(crate) fn slice(&self, span: Span) -> &[char] {
        let end = span.end.min(self.0.len());
        &self.0[span.start.min(end)..end]
    }

    pub(crate) fn of(&self, span: Span) -> String {
        self.slice(span).iter().collect()
    }

    /// The text around, in one line, what stands there between « and ».
    pub(crate) fn around(&self, span: Span, width: usize) -> String {
        let piece = |start: usize, end: usize| {
            let piece = self.slice(Span { start, end }).iter();
            piece.map(|&c| if c == '\n' { ' ' } else { c })
        };
        let mut line: String = piece(span.start.saturating_sub(width), span.start).collect();
        line.push('«');
        line.extend(piece(span.start, span.end));
        line.push('»');
        line.extend(piece(span.end, span.end + width));
        line
    }

    /// Without an article and marks in front, without a possessive and marks behind: people differ in whether these belong
    /// to a name ("the Senate", "Senate’s"), and so must not count.
    pub(crate) fn trimmed(&self, mut span: Span) -> Span {
        loop {
            let words = self.slice(span);
            if let Some(front) = front(words) {
                span.start += front;
            } else if let Some(kept) = kept(words) {
                span.end = span.start + kept;
            } else {
                return span;
            }
        }
    }
}

/// How much an article, or else marks before a word, take of the beginning.
fn front(words: &[char]) -> Option<usize> {
    let spaces = |from: usize| {
        words[from..]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count()
    };
    for article in ["the", "a", "an"] {
        let n = article.len();
        let same = |(c, a): (&char, char)| c.eq_ignore_ascii_case(&a);
        if words.len() > n && words.iter().zip(article.chars()).all(same) && spaces(n) > 0 {
            let taken = n + spaces(n);
            return (taken < words.len()).then_some(taken);
        }
    }
    let taken = words
        .iter()
        .take_while(|&&c| is_mark(c) || c == '.')
        .count();
    let before_word = words.get(taken).is_some_and(|&c| is_word(c));
    (taken > 0 && before_word).then_some(taken)
}

/// How much stays where a possessive or a mark is cut off the end; a full stop may belong to the name ("Inc.").
fn kept(words: &[char]) -> Option<usize> {
    let mut kept = match words {
        [rest @ .., '\'' | '’', 's'] => rest.len(),
        [rest @ .., last] if is_mark(*last) => rest.len(),
        _ => return None,
    };
    while kept > 0 && words[kept - 1].is_whitespace() {
        kept -= 1;
    }
    (kept > 0).then_some(kept)
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || "\"'“”‘’,;:()-".contains(c)
}

/// Whether a word is made of such letters.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_marks_and_possessives_do_not_count() {
        for (words, core) in [
            ("the Senate", "Senate"),
            ("“The Hague’s", "Hague"),
            ("AN  Post", "Post"),
            ("(Reyes),", "Reyes"),
            ("... Marsh 's", "Marsh"),
            ("Acme Inc.", "Acme Inc."),
            ("Theodora", "Theodora"),
            ("the ", "the"),
            ("“”", "“"),
            ("a", "a"),
            ("", ""),
        ] {
            let text = Text::new(words);
            let all = Span::from([0, words.chars().count()]);
            assert_eq!(text.of(text.trimmed(all)), core, "{words:?}");
        }
    }

    #[test]
    fn a_span_behind_the_end_is_empty() {
        let text = Text::new("Zoë");
        assert_eq!(text.of(Span::from([1, 9])), "oë");
        assert_eq!(text.of(Span::from([7, 9])), "");
        assert_eq!(text.trimmed(Span::from([7, 9])), Span::from([7, 9]));
    }

    #[test]
    fn what_stands_around_is_one_line() {
        let text = Text::new("Zoë left.\nThen she slept.");
        let she = Span::from([15, 18]);
        assert_eq!(text.around(she, 160), "Zoë left. Then «she» slept.");
        assert_eq!(text.around(she, 2), "n «she» s");
    }

    #[test]
    fn likeness_is_what_both_hold_of_what_either_holds() {
        let spans = |pairs: &[[usize; 2]]| pairs.iter().map(|&p| p.into()).collect::<Vec<Span>>();
        let whole = spans(&[[0, 10]]);
        assert!((likeness(&whole, &spans(&[[0, 4], [6, 10]])) - 0.8).abs() < 1e-12);
        assert!((likeness(&whole, &spans(&[[5, 15]])) - 1.0 / 3.0).abs() < 1e-12);
        assert!(likeness(&[], &[]).abs() < 1e-12);
        assert_eq!(whole[0].shared(Span::from([8, 20])), 2);
        assert_eq!(whole[0].shared(Span::from([10, 20])), 0);
    }
}
