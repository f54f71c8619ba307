//! What each token can be: its uses by the lists, whether its capital tells anything, where it stands.

use core::ops::Range;

use crate::lexicon::{Lexicon, WordClass, fold};
use crate::text::{Case, Document, TokenKind};

/// The document as the stage reads it: one entry a token.
pub(super) struct View<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    pub(super) lexicon: &'d Lexicon,
    flags: Vec<u8>,
}

const CAPITAL: u8 = 1;
const INITIAL: u8 = 2;
const CASELESS: u8 = 4;
const TITLED: u8 = 8;
const GAP: u8 = 16;

impl<'d, 't> View<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, lexicon: &'d Lexicon) -> Self {
        let n = doc.tokens.len();
        let mut view = Self {
            doc,
            lexicon,
            flags: vec![0; n],
        };
        for i in 0..n {
            let word = doc.tokens[i].kind == TokenKind::Word;
            if word && has_capital(doc, lexicon, i) {
                view.flags[i] |= CAPITAL;
            }
        }
        for sentence in &doc.sentences {
            view.mark_start(&sentence.tokens);
            view.mark_case(&sentence.tokens);
        }
        view.mark_openings();
        view.mark_gaps();
        view
    }

    /// The first word of the sentence, past marks and numbers.
    fn mark_start(&mut self, sentence: &Range<usize>) {
        if let Some(first) = sentence.clone().find(|&i| self.is_word(i)) {
            self.flags[first] |= INITIAL;
        }
    }

    /// The first word after an opening quotation mark, a colon, a bullet.
    fn mark_openings(&mut self) {
        for run in &self.doc.quoted_spans {
            let first = run.tokens.start + 1;
            if first < self.flags.len() && first < run.tokens.end {
                self.flags[first] |= INITIAL;
            }
        }
        for i in 1..self.flags.len() {
            if matches!(
                self.doc.written(i - 1),
                ":" | "•" | "|" | "·" | "*" | "–" | "—" | "-" | "…" | "..."
            ) {
                self.flags[i] |= INITIAL;
            }
        }
    }

    /// All capitals, or the capitals of a headline's style: a capital tells nothing.
    fn mark_case(&mut self, sentence: &Range<usize>) {
        let words = sentence.clone().filter(|&i| self.is_word(i));
        let (mut n, mut upper, mut long, mut capital) = (0, 0, 0, 0);
        for i in words {
            let token = &self.doc.tokens[i];
            n += 1;
            upper += usize::from(token.case == Case::Upper || token.case == Case::Initial);
            if token.span.len() > 3 && !self.word_class(i).any(WordClass::FUNCTION) {
                long += 1;
                capital += usize::from(self.flags[i] & CAPITAL != 0);
            }
        }
        let mark = if n >= 3 && upper * 4 >= n * 3 {
            CASELESS | TITLED
        } else if long >= 4 && capital * 10 >= long * 9 {
            TITLED
        } else {
            return;
        };
        for i in sentence.clone() {
            self.flags[i] |= mark;
        }
    }

    /// Hidden text stands before the token: no name reaches over it.
    fn mark_gaps(&mut self) {
        for token in 1..self.flags.len() {
            if self.doc.tokens[token].space_before && !self.doc.follows_directly(token) {
                self.flags[token] |= GAP;
            }
        }
    }

    /// No hidden text stands inside the range.
    pub(super) fn is_whole(&self, range: &Range<usize>) -> bool {
        !range.clone().skip(1).any(|t| self.flag(t, GAP))
    }

    /// The token's uses; none past the end.
    pub(super) fn word_class(&self, token: usize) -> WordClass {
        self.doc.word_class(token)
    }

    pub(super) fn is(&self, token: usize, word_class: WordClass) -> bool {
        self.word_class(token).any(word_class)
    }

    fn flag(&self, token: usize, flag: u8) -> bool {
        self.flags.get(token).is_some_and(|f| f & flag != 0)
    }

    /// A word with a capital that could begin or continue a name.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.flag(token, CAPITAL)
    }

    /// First word of a sentence or quotation: its capital tells nothing.
    pub(super) fn is_initial(&self, token: usize) -> bool {
        self.flag(token, INITIAL)
    }

    /// In a sentence of capitals.
    pub(super) fn is_caseless(&self, token: usize) -> bool {
        self.flag(token, CASELESS)
    }

    /// In a headline whose words all bear capitals.
    pub(super) fn is_titled(&self, token: usize) -> bool {
        self.flag(token, TITLED)
    }

    pub(super) fn is_word(&self, token: usize) -> bool {
        self.doc
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(super) fn is_possessive(&self, token: usize) -> bool {
        self.doc
            .tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// A comma or a word that joins the names of a list.
    pub(super) fn is_joint(&self, token: usize) -> bool {
        matches!(self.lower(token), "," | "and" | "or" | "nor" | "&")
    }

    pub(super) fn lower(&self, token: usize) -> &str {
        self.doc.lower(token)
    }

    pub(super) fn case(&self, token: usize) -> Case {
        self.doc.tokens.get(token).map_or(Case::Lower, |t| t.case)
    }

    /// The sentence that holds the token; an empty range where there is none.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.doc
            .sentences
            .get(self.doc.sentence_of(token))
            .map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// The word before, inside the sentence, where only a space lies between.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        let before = token.checked_sub(1)?;
        (self.is_word(before) && self.sentence(token).contains(&before)).then_some(before)
    }

    /// A space or nothing stands between the token and the one before, and both are words: they may be one name.
    pub(super) fn adjoins(&self, token: usize) -> bool {
        token > 0
            && self.is_word(token)
            && self.is_word(token - 1)
            && self.doc.tokens[token].space_before
            && !self.flag(token, GAP)
    }

    /// The words in lower case and without accents, with a space between: what makes two names one.
    pub(super) fn folded(&self, tokens: &Range<usize>) -> String {
        let mut words = String::new();
        for token in tokens.clone() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&fold(self.lower(token)));
        }
        words
    }
}

/// "brightSea": a small letter first, then a capital and small letters again, as only businesses and their wares are spelt.
pub(super) fn is_own_spelling(written: &str) -> bool {
    let capital = written.find(char::is_uppercase).filter(|&at| at > 0);
    written.len() > 3
        && written.chars().all(char::is_alphabetic)
        && capital.is_some_and(|at| written[at..].contains(char::is_lowercase))
}

/// "North", "NATO", "J.", "al-Assad", "d'Ivoire", "brightSea".
fn has_capital(doc: &Document<'_>, lexicon: &Lexicon, token: usize) -> bool {
    if doc.tokens[token].case != Case::Lower {
        return true;
    }
    let written = doc.written(token);
    if is_own_spelling(written) {
        return true;
    }
    let Some((left, right)) = written.split_once(['-', '\'', '’']) else {
        return false;
    };
    lexicon
        .word_class(left)
        .any(WordClass::HANGS_ON_FAMILY_NAME)
        && right.starts_with(char::is_uppercase)
}
