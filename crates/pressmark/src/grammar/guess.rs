//! Tags without a model: closed classes by list, names by their capitals, the rest by endings and by the word before.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::tag::Tag;
use super::verb_forms::VerbForms;
use crate::list_format::{heading, lines};
use crate::text::{Case, Document, TokenKind};
use crate::word_class::WordClass;

/// Endings of adjectives, each on words longer than itself by three letters.
const ADJECTIVES: [&str; 11] = [
    "ous", "ful", "ive", "able", "ible", "ial", "ical", "ic", "ish", "less", "ary",
];

/// Forms of words with which somebody acts: they may be nouns as well.
const VERBS: WordClass = WordClass::SPEECH.or(WordClass::WILL).or(WordClass::ACT);

/// The list of closed classes, loaded once.
#[derive(Debug)]
pub(crate) struct ClosedClasses {
    tags: FxHashMap<&'static str, Tag>,
}

impl ClosedClasses {
    pub(crate) fn new() -> Self {
        let mut tags = FxHashMap::default();
        let mut section = None;
        for line in lines(include_str!("../../data/closed_classes.txt")) {
            if let Some(name) = heading(line) {
                section = Tag::of_name(name);
            } else if let Some(tag) = section {
                for word in line.split_whitespace() {
                    // A word of two classes stands under the more frequent one first.
                    tags.entry(word).or_insert(tag);
                }
            }
        }
        Self { tags }
    }

    /// Adds the tags of a sentence.
    pub(crate) fn guess(
        &self,
        doc: &Document<'_>,
        forms: &VerbForms,
        sentence: Range<usize>,
        tags: &mut Vec<Tag>,
    ) {
        let first = sentence.start;
        for token in sentence {
            let before = (token > first).then(|| *tags.last().unwrap_or(&Tag::Other));
            let guess = Guess {
                classes: self,
                doc,
                forms,
                token,
                before,
            };
            tags.push(guess.tag());
        }
    }
}

struct Guess<'a> {
    classes: &'a ClosedClasses,
    doc: &'a Document<'a>,
    forms: &'a VerbForms,
    token: usize,
    before: Option<Tag>,
}

impl Guess<'_> {
    fn tag(&self) -> Tag {
        let lower = self.doc.lower(self.token);
        match self.doc.kind(self.token) {
            TokenKind::Possessive => return Tag::Particle,
            TokenKind::Number => return Tag::Numeral,
            TokenKind::Address => return Tag::Other,
            TokenKind::Punct if matches!(lower, "$" | "%" | "£" | "€" | "=" | "+" | "&" | "°") =>
            {
                return Tag::Symbol;
            }
            TokenKind::Punct => return Tag::Punctuation,
            TokenKind::Word => {}
        }
        match lower {
            "to" => return self.to(),
            "that" if self.before.is_some_and(|tag| tag.is_verbal()) => return Tag::Subordinator,
            _ => {}
        }
        match self.classes.tags.get(lower) {
            Some(tag) => *tag,
            None if self.is_name() => Tag::ProperNoun,
            None => self.open(lower),
        }
    }

    /// "to leave", "to the bridge".
    fn to(&self) -> Tag {
        let next = self.doc.lower(self.token + 1);
        let opens_phrase =
            self.classes.tags.contains_key(next) && next != "be" && next != "have" && next != "do";
        let is_verb = !opens_phrase
            && self.doc.case(self.token + 1) == Case::Lower
            && self.forms.main(next).base;
        if is_verb || matches!(next, "be" | "have" | "do") {
            Tag::Particle
        } else {
            Tag::Adposition
        }
    }

    fn is_name(&self) -> bool {
        if self.doc.case(self.token) == Case::Lower {
            return false;
        }
        self.before.is_some_and(|tag| tag != Tag::Punctuation)
            || !self.doc.word_class(self.token).any(WordClass::COMMON)
    }

    /// Of an open class: by its ending, and by what may stand behind the word before it.
    fn open(&self, lower: &str) -> Tag {
        let in_phrase = matches!(
            self.before,
            Some(Tag::Determiner | Tag::Adjective | Tag::Numeral | Tag::Adposition)
        );
        let form = self.forms.main(lower);
        if matches!(self.before, Some(Tag::Auxiliary | Tag::Particle))
            && form.base
            && !self.is_possessed()
        {
            return Tag::Verb;
        }
        let is_adjective = |ending: &str| lower.len() > ending.len() + 2 && lower.ends_with(ending);
        let inflected = form.past || form.ing || form.participle;
        let acts = !self.is_possessed() && self.doc.word_class(self.token).any(VERBS);
        if lower.ends_with("ly") && lower.len() > 4 {
            Tag::Adverb
        } else if ADJECTIVES.into_iter().any(is_adjective) {
            Tag::Adjective
        } else if !in_phrase && (inflected || acts) {
            Tag::Verb
        } else {
            Tag::Noun
        }
    }

    /// Behind a possessive 's.
    fn is_possessed(&self) -> bool {
        self.token > 0 && self.doc.kind(self.token - 1) == TokenKind::Possessive
    }
}
