//! The text as it is read, before anybody is looked for.
//!
//! Spans are UTF-8 bytes of [`Document::text`]. A bare `usize` that points at something points at a token of
//! [`Document::tokens`], and a `Range<usize>` at the tokens from the one position to before the other: rules step from word to
//! word, and look past either end without harm. All else that stands in a list is pointed at by an index of its own type.

use core::ops::Range;

use super::span::Span;
use crate::idx::{Idx, List};
use crate::kinds::RegionKind;
use crate::word_class::WordClass;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and abbreviation stops.
    Word,
    /// A possessive ending: `'s`, `’s`, or a bare apostrophe after a plural.
    Possessive,
    /// Starts with a digit.
    Number,
    /// One mark of punctuation or a symbol; a run of stops ("...") is one token.
    Punct,
    /// A web or mail address, an @handle or a #hashtag.
    Address,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter has case, or the first letter is lower case: "said", "iPhone".
    Lower,
    /// The first letter is upper case, and some other letter is lower: "North", "McKay".
    Title,
    /// Two letters or more, all upper case: "NATO", "U.S.".
    Upper,
    /// One upper-case letter, with or without a stop: "J.", "A".
    Initial,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// White space, a region's edge or the text's start stands before it.
    pub space_before: bool,
    /// Range of the folded form in [`Document::folded`]: lower case, straight apostrophes.
    pub(crate) folded: (u32, u32),
}

/// A paragraph: a line with something on it.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// Its first and last visible byte.
    pub span: Span,
    /// True for a headline, caption, byline: not running text.
    pub aside: bool,
}

/// Which paragraph of [`Document::paragraphs`].
pub type ParagraphIdx = Idx<Paragraph>;

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
}

/// Which sentence of [`Document::sentences`].
pub type SentenceIdx = Idx<Sentence>;

/// A part of the text that is not running text.
#[derive(Clone, Debug)]
pub struct Region {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// A run between quotation marks, inside one paragraph.
#[derive(Clone, Debug)]
pub struct QuotedSpan {
    /// The tokens from the opening mark to the closing mark, both included (no closing mark where `unclosed`).
    pub tokens: Range<usize>,
    /// From the opening mark to the end of the closing mark.
    pub span: Span,
    /// Single marks.
    pub single: bool,
    /// The run that it stands inside of.
    pub inside: Option<QuotedSpanIdx>,
    /// No closing mark before the paragraph's end.
    pub unclosed: bool,
    /// Continues this run, left open by the paragraph before.
    pub continues: Option<QuotedSpanIdx>,
}

/// Which run of [`Document::quoted_spans`].
pub type QuotedSpanIdx = Idx<QuotedSpan>;

/// The text as it was read: what every later stage asks, and none changes.
#[derive(Debug, Default)]
pub struct Document<'t> {
    /// The text, exactly as given.
    pub text: &'t str,
    /// Folded forms of all tokens, one after another.
    pub folded: String,
    /// Words and marks of the visible text, in order; boilerplate has none.
    pub tokens: Vec<Token>,
    /// For each token what its word is used for; nothing for numbers and marks.
    pub(crate) word_classes: Vec<WordClass>,
    /// Lines with tokens.
    pub paragraphs: List<Paragraph>,
    /// Parts that are not running text.
    pub regions: Vec<Region>,
    /// Boilerplate and time stamps: sorted, without overlaps. No token reaches in; no span may reach over.
    pub hidden: Vec<Span>,
    /// Runs between quotation marks, by start.
    pub quoted_spans: List<QuotedSpan>,
    /// Together they cover all tokens. A sentence never leaves its paragraph.
    pub sentences: List<Sentence>,
}

impl<'t> Document<'t> {
    /// The token's text as written.
    #[must_use]
    pub fn written(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The token's text in lower case with straight apostrophes; the empty string past the end.
    #[must_use]
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| {
            &self.folded[t.folded.0 as usize..t.folded.1 as usize]
        })
    }

    /// What the token's word is used for; nothing past the end.
    pub(crate) fn word_class(&self, token: usize) -> WordClass {
        self.word_classes.get(token).copied().unwrap_or_default()
    }

    /// "Hugh Tarn, R-Florence, said": behind a party's letter stands where a politician is elected.
    pub(crate) fn is_behind_party(&self, token: usize) -> bool {
        token > 2
            && matches!(self.lower(token - 1), "-" | "–")
            && matches!(self.lower(token - 2), "d" | "r" | "i")
            && matches!(self.lower(token - 3), "," | "(")
    }

    /// What the token is made of; [`TokenKind::Punct`] past the end.
    #[must_use]
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Punct, |t| t.kind)
    }

    /// How the token is written; [`Case::Lower`] past the end.
    #[must_use]
    pub fn case(&self, token: usize) -> Case {
        self.tokens.get(token).map_or(Case::Lower, |t| t.case)
    }

    /// No hidden text stands between the tokens.
    pub(crate) fn is_unbroken(&self, tokens: &Range<usize>) -> bool {
        tokens
            .clone()
            .skip(1)
            .all(|token| self.follows_directly(token))
    }

    /// Nothing but space stands between the token and the one before: no hidden text.
    pub(crate) fn follows_directly(&self, token: usize) -> bool {
        let (Some(before), Some(this)) = (
            token.checked_sub(1).and_then(|b| self.tokens.get(b)),
            self.tokens.get(token),
        ) else {
            return false;
        };
        let gap = self
            .text
            .get(before.span.end as usize..this.span.start as usize);
        gap.is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
    }

    /// The span from the first to the last token of a non-empty range.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            self.tokens.get(tokens.end.wrapping_sub(1)),
        ) {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// Whether boilerplate stands between this token and the one before it.
    #[must_use]
    pub fn follows_gap(&self, token: usize) -> bool {
        let Some(at) = self.tokens.get(token).map(|t| t.span.start) else {
            return false;
        };
        let before = token.checked_sub(1).map_or(0, |t| self.tokens[t].span.end);
        let n = self.hidden.partition_point(|h| h.end <= before);
        self.hidden.get(n).is_some_and(|h| h.start < at)
    }

    /// The spans of a range of tokens, cut where boilerplate stands in between: one span, as a rule.
    #[must_use]
    pub fn visible_spans(&self, tokens: &Range<usize>) -> Vec<Span> {
        let whole = self.span(tokens);
        let n = self.hidden.partition_point(|h| h.end <= whole.start);
        if whole.is_empty() || self.hidden.get(n).is_none_or(|h| h.start >= whole.end) {
            return if whole.is_empty() {
                Vec::new()
            } else {
                vec![whole]
            };
        }
        let mut spans: Vec<Span> = Vec::new();
        for token in tokens.clone() {
            let span = self.tokens[token].span;
            match spans.last_mut() {
                Some(last) if !self.follows_gap(token) => *last = last.cover(span),
                _ => spans.push(span),
            }
        }
        spans
    }

    /// The sentence that holds the token; past the end, one that is not there.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> SentenceIdx {
        let all = self.sentences.as_slice();
        Idx::new(all.partition_point(|s| s.tokens.end <= token))
    }

    /// The paragraph that holds the token; past the end, one that is not there.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> ParagraphIdx {
        let all = self.paragraphs.as_slice();
        Idx::new(all.partition_point(|p| p.tokens.end <= token))
    }

    /// True where the span stands in a byline: who wrote the article is never whom it calls "she" or "the woman".
    #[must_use]
    pub(crate) fn is_byline(&self, span: Span) -> bool {
        self.regions
            .iter()
            .any(|region| region.kind == RegionKind::Byline && region.span.overlaps(span))
    }

    /// True where the token stands between quotation marks (the marks themselves included).
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        // Runs are sorted by start and nest, so only the last few before the token can hold it.
        let last = self
            .quoted_spans
            .as_slice()
            .partition_point(|r| r.tokens.start <= token);
        let mut at = QuotedSpanIdx::new(last).before();
        while let Some(i) = at {
            if token < self.quoted_spans[i].tokens.end {
                return true;
            }
            at = self.quoted_spans[i].inside;
        }
        false
    }
}
