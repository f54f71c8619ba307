//! Reads noun phrases for actors from the tokens.

use rustc_hash::FxHashSet;

use super::calling::generals;
use super::noun::{Noun, NounPhrase, Opening, determiner};
use crate::coref::chains::Chains;
use crate::coref::gender;
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::{EntityType, Gender};
use crate::layers::{Mention, MentionId};
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// Words between the determiner and the noun.
const REACH: usize = 5;

/// Reads the document once, from left to right.
pub(super) struct Reader<'d, 't> {
    pub(super) chains: &'d Chains<'d, 't>,
    /// For each token: the name that covers it.
    name_at: Vec<Option<MentionId>>,
    /// Tokens of titles beside names.
    in_title: Vec<bool>,
    /// Nouns at the head of bodies' names: "chamber" of "Harbour Chamber of Trade".
    heads_of_bodies: FxHashSet<String>,
}

impl<'d, 't> Reader<'d, 't> {
    pub(super) fn new(chains: &'d Chains<'d, 't>) -> Self {
        let mut name_at = vec![None; chains.tokens.len()];
        let mut in_title = vec![false; chains.tokens.len()];
        for (n, mention) in chains.mentions.enumerate() {
            for token in mention.tokens.clone() {
                if let Some(slot) = name_at.get_mut(token) {
                    *slot = Some(n);
                }
            }
            let mut before = mention.tokens.start;
            while let Some(title) = mention.title
                && before > 0
                && chains.tokens[before - 1].span.start >= title.start
            {
                before -= 1;
                in_title[before] = true;
            }
        }
        let bodies = chains
            .mentions
            .iter()
            .filter(|m| m.kind == EntityType::Organization);
        let heads = bodies.filter(|m| m.tokens.len() > 1).map(|m| {
            let of = m.tokens.clone().find(|&t| is_of(chains.lower(t)));
            chains
                .lower(of.unwrap_or(m.tokens.end).max(1) - 1)
                .to_owned()
        });
        let mut heads_of_bodies: FxHashSet<String> = FxHashSet::default();
        for head in heads {
            heads_of_bodies.extend(generals(&head).map(str::to_owned));
            heads_of_bodies.insert(head);
        }
        Self {
            chains,
            name_at,
            in_title,
            heads_of_bodies,
        }
    }

    /// The name that covers the token.
    pub(super) fn name_at(&self, token: usize) -> Option<&Mention> {
        self.chains.mentions.get(self.name_id_at(token)?)
    }

    /// Its index.
    pub(super) fn name_id_at(&self, token: usize) -> Option<MentionId> {
        self.name_at.get(token).copied().flatten()
    }

    pub(super) fn read(&self) -> Vec<NounPhrase> {
        let mut phrases: Vec<NounPhrase> = Vec::new();
        for head in 0..self.chains.tokens.len() {
            // "the company's chairman" begins where "the company" does, and is somebody else.
            if let Some(phrase) = self.phrase_at(head)
                && phrases.last().is_none_or(|last| {
                    last.tokens.end <= phrase.tokens.start
                        || last.tokens.start == phrase.tokens.start
                })
            {
                phrases.push(phrase);
            }
        }
        phrases
    }

    pub(super) fn word_class(&self, token: usize) -> WordClass {
        self.chains.word_class(token)
    }

    pub(super) fn is_named(&self, token: usize) -> bool {
        self.name_at(token).is_some()
    }

    fn phrase_at(&self, head: usize) -> Option<NounPhrase> {
        if self.is_national(head) {
            return Some(self.national(head));
        }
        if self.is_named(head) || self.in_title[head] || self.is_other_word(head) {
            return None;
        }
        let word_class = self.word_class(head);
        let listed = self.noun_at(head);
        let known = listed.or_else(|| self.body_named_so(head));
        if known.is_none() && !self.may_be_apposed(head) {
            return None;
        }
        let sentence = self
            .chains
            .sentences
            .get(self.chains.sentence_of(head))?
            .tokens
            .clone();
        let (start, opening, named, modified) = self.opening(head, sentence.start);
        if !self.is_written_as_noun(head, sentence.start, opening) {
            return None;
        }
        let end = self
            .beneficiary(head)
            .or_else(|| self.end_of_office(head))
            .unwrap_or(head + 1);
        if !(start + 1..end).all(|t| self.chains.follows_directly(t)) || !self.heads_phrase(head) {
            return None;
        }
        let apposed = self.apposed_name((start, opening), head, known.is_some());
        let noun = known.or_else(|| Noun::of_kind(self.chains.mentions[apposed?].kind))?;
        let subject = self.is_subject(head);
        let fits = listed.is_some()
            && self.is_particular(head, noun, (start, opening), sentence.start, subject)
            && (!self.is_generic(head) || subject)
            && !self.is_apposition(start);
        let is_definite = matches!(opening, Opening::Definite | Opening::Possessor);
        // "a man", who may be meant again
        let is_one = noun == Noun::Person && matches!(self.chains.lower(start), "a" | "an");
        let is_candidate = noun != Noun::People && is_definite || is_one || apposed.is_some();
        if !fits && !is_candidate || self.is_predicate(start) {
            return None;
        }
        Some(NounPhrase {
            tokens: start..end,
            head,
            noun,
            opening,
            gender: gender::of_noun(word_class),
            named,
            modified,
            apposed,
            shown: fits,
        })
    }

    /// In lower case; "Police arrested", "Rebels said": with a capital only because the sentence begins.
    fn is_written_as_noun(&self, head: usize, floor: usize, opening: Opening) -> bool {
        let next = self.chains.tokens.get(head + 1);
        let begins = head == floor && next.is_some_and(|next| next.case == Case::Lower);
        self.chains.case(head) == Case::Lower || opening == Opening::Definite || begins
    }

    /// What the word stands for, where the lists know it as a noun for people or organizations.
    fn noun_at(&self, head: usize) -> Option<Noun> {
        if self.is_broadcaster(head) {
            Some(Noun::Organization)
        } else if self.chains.lower(head).ends_with("-year-old")
            || self.end_of_office(head).is_some()
        {
            Some(Noun::Person)
        } else {
            Noun::of(self.word_class(head))
        }
    }

    /// "the chamber" after "Harbour Chamber of Trade": by the article nothing else tells that it is a body.
    fn body_named_so(&self, head: usize) -> Option<Noun> {
        let noun = self.chains.lower(head);
        let is_body = head > 0
            && self.chains.lower(head - 1) == "the"
            && self.heads_of_bodies.contains(noun)
            && !self.word_class(head).any(WordClass::PLACE_HEAD);
        is_body.then_some(Noun::Organization)
    }

    /// "the Ecuadorian": one person, since "the Ecuadorians" and "the French" are the people.
    fn is_national(&self, head: usize) -> bool {
        let ends = |end: &&str| self.chains.lower(head).ends_with(*end);
        let one = ["an", "i", "ard"].iter().any(ends);
        // "the German-led force"
        let behind = self.chains.tokens.get(head + 1);
        let compound = behind
            .is_some_and(|t| !t.space_before && self.chains.written(head + 1).starts_with('-'));
        let is_demonym = one && !compound && self.is_demonym(head) && head > 0;
        is_demonym && self.chains.lower(head - 1) == "the" && self.acts(head + 1)
    }

    fn national(&self, head: usize) -> NounPhrase {
        NounPhrase {
            tokens: head - 1..head + 1,
            head,
            noun: Noun::Person,
            opening: Opening::Definite,
            gender: Gender::Unknown,
            named: false,
            modified: false,
            apposed: None,
            shown: false,
        }
    }

    /// Whether somebody in particular is meant: a phrase that begins so may be a mention. `subject` says that it acts.
    fn is_particular(
        &self,
        head: usize,
        noun: Noun,
        (start, opening): (usize, Opening),
        floor: usize,
        subject: bool,
    ) -> bool {
        match noun {
            Noun::Organization => {
                matches!(opening, Opening::Definite | Opening::Possessor)
                    || self.is_broadcaster(head)
                    || opening == Opening::Name && self.is_demonym(start) && subject
            }
            Noun::Person => match opening {
                Opening::Definite | Opening::Possessor => true,
                // "the 6'2\" guard": a number counts several.
                Opening::Indefinite if self.chains.kind(start) == TokenKind::Number => false,
                Opening::Indefinite | Opening::Name => subject || self.is_voice(head),
                Opening::Bare => false,
            },
            Noun::People => match opening {
                Opening::Possessor | Opening::Name => true,
                Opening::Definite => !self.is_generic(head) || subject,
                Opening::Indefinite => self.is_counted(start) && !self.is_generic(head) || subject,
                Opening::Bare => {
                    self.opens_clause(start, floor) && (subject || self.acts_after_place(head))
                }
            },
        }
    }

    /// Where the phrase begins and how; whether a name and other words stand before the noun.
    fn opening(&self, head: usize, floor: usize) -> (usize, Opening, bool, bool) {
        let mut at = if self.is_broadcaster(head) {
            head - 1
        } else {
            head
        };
        let mut named = false;
        let mut modified = false;
        while at > floor && head - at < REACH {
            let before = at - 1;
            if let Some(name) = self.name_at(before) {
                if name.kind == EntityType::Person {
                    break;
                }
                at = name.tokens.start;
                named = true;
                continue;
            }
            if self.owns(before) {
                let owner = self.owner_start(before, floor);
                return owner.map_or((at, Opening::Bare, named, modified), |start| {
                    (start, Opening::Possessor, true, modified)
                });
            }
            // "said | that demonstrators had left", "said | that Mayor Berg had": before a plural and a title it opens a clause.
            let plain =
                self.chains.lower(head).ends_with('s') || self.chains.case(head) != Case::Lower;
            if self.chains.lower(before) == "that" && plain {
                break;
            }
            if let Some(opening) = determiner(self.chains.lower(before)) {
                return (before, opening, named, modified);
            }
            if self.chains.tokens[before].kind == TokenKind::Number {
                return (before, Opening::Indefinite, named, modified);
            }
            if self.modifies(before, head) {
                modified = true;
                at = before;
            } else {
                break;
            }
        }
        let opening = if named && self.is_named(at) {
            Opening::Name
        } else {
            Opening::Bare
        };
        (at, opening, named, modified)
    }

    /// Whether the word before belongs to the phrase of this noun.
    fn modifies(&self, before: usize, head: usize) -> bool {
        let word_class = self.word_class(before);
        let verb =
            word_class.any(WordClass::WILL) && !word_class.any(WordClass::ROLE.or(WordClass::BODY));
        let other = verb
            || word_class.any(
                WordClass::FUNCTION
                    .or(WordClass::AUXILIARY)
                    .or(WordClass::SPEECH),
            );
        // ", saying lawmakers had left": a verb of its own.
        let grammar = self.chains.grammar;
        let other = other && grammar.tag(TokenIdx::new(before)) != Tag::Noun;
        let clause = grammar.clause_at(TokenIdx::new(before));
        let opens = clause.is_some()
            && grammar.tag(TokenIdx::new(before)) == Tag::Verb
            && grammar.trees().head(TokenIdx::new(before)) != Some(TokenIdx::new(head));
        let modifies = !opens
            && self.chains.kind(before) == TokenKind::Word
            && self.chains.case(before) == Case::Lower
            && !other
            && !self.chains.lower(before).ends_with("ly");
        // "the Former Minister": a capital inside a phrase with an article.
        let capital =
            self.chains.case(head) != Case::Lower && word_class.any(WordClass::TITLE_MODIFIER);
        modifies || capital
    }

    /// The 's of an owner, or the apostrophe alone behind a plural: "the visitors' captain".
    fn owns(&self, mark: usize) -> bool {
        self.chains.kind(mark) == TokenKind::Possessive
            || matches!(self.chains.written(mark), "'" | "’")
                && !self.chains.tokens[mark].space_before
                && mark > 0
                && self.chains.lower(mark - 1).ends_with('s')
    }

    /// Start of the name or phrase that owns: "Georgia's", "the company's".
    fn owner_start(&self, possessive: usize, floor: usize) -> Option<usize> {
        let owner = possessive.checked_sub(1)?;
        if let Some(name) = self.name_at(owner) {
            return Some(name.tokens.start).filter(|&s| s >= floor);
        }
        (owner.saturating_sub(3).max(floor)..=owner)
            .rev()
            .find(|&t| determiner(self.chains.lower(t)).is_some())
    }
}

/// Behind the head of a body's name: "Bank of Ostby", "Centre for Tides".
fn is_of(word: &str) -> bool {
    matches!(word, "of" | "for" | "on")
}
