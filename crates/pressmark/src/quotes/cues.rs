//! Cues: the verbs, nouns and adjectives that introduce what somebody said, from `data/cues.txt`.

use core::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::Words;
use crate::list_format::word_list;
use crate::text::Document;

/// What a verb of speech allows; the file's head explains the flags.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verb {
    /// Stands in the list of verbs that say something about somebody ("accused the council of ...").
    pub(crate) about: bool,
    /// May stand before its subject: “Yes,” said Smith.
    pub(crate) inverts: bool,
    pub(crate) addressee: bool,
    /// Its forms are nouns as often as verbs.
    pub(crate) noun: bool,
    /// Takes a clause without "that".
    pub(crate) bare: bool,
    /// Takes a clause without "that" only where a finite verb shows that it is one.
    pub(crate) finite: bool,
    /// Only beside a quotation.
    pub(crate) quoted: bool,
    /// Takes an infinitive for what is said: "urged residents to leave", "promised to return".
    pub(crate) infinitive: bool,
    /// Only of a report or of those who work for one: "the poll found".
    pub(crate) finding: bool,
    /// Only behind a verb that asks: "wanted to know".
    pub(crate) asked: bool,
    /// Takes a form in -ing for what is said: "denied taking the vase".
    pub(crate) gerund: bool,
    /// Takes what is asked for, or who is asked to do something: "called for a truce", "called on the board to resign".
    pub(crate) demand: bool,
    /// The particle that must follow: "pointed out".
    pub(crate) particle: Option<&'static str>,
}

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said"
    Past,
    /// "saying"
    Ing,
}

/// The lists of cues: verbs by form, nouns and adjectives as they stand.
pub(crate) struct Cues {
    pub(super) words: Words,
    forms: FxHashMap<&'static str, Vec<(Verb, VerbForm)>>,
    nouns: FxHashSet<&'static str>,
    stances: FxHashSet<&'static str>,
    finders: FxHashSet<&'static str>,
    no_content: FxHashSet<&'static str>,
}

/// What the verbs of a part of the file take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Speech,
    Somebody,
    Demand,
}

/// A part of the file.
#[derive(Clone, Copy)]
enum Section {
    Verbs(Takes),
    Nouns,
    Stances,
    Finders,
    NoContent,
}

impl Cues {
    pub(crate) fn new() -> Self {
        let mut cues = Self {
            words: Words::new(),
            forms: FxHashMap::default(),
            nouns: FxHashSet::default(),
            stances: FxHashSet::default(),
            finders: FxHashSet::default(),
            no_content: FxHashSet::default(),
        };
        let mut section = Section::Verbs(Takes::Speech);
        for line in word_list!("cues.txt").lines() {
            match (line, section) {
                ("[speech]", _) => section = Section::Verbs(Takes::Speech),
                ("[demands]", _) => section = Section::Verbs(Takes::Demand),
                ("[about]", _) => section = Section::Verbs(Takes::Somebody),
                ("[nouns]", _) => section = Section::Nouns,
                ("[stances]", _) => section = Section::Stances,
                ("[finders]", _) => section = Section::Finders,
                ("[no content]", _) => section = Section::NoContent,
                (_, Section::Verbs(takes)) => cues.add_verb(line, takes),
                (_, Section::Nouns) => cues.nouns.extend(line.split_whitespace()),
                (_, Section::Stances) => cues.stances.extend(line.split_whitespace()),
                (_, Section::NoContent) => cues.no_content.extend(line.split_whitespace()),
                (_, Section::Finders) => cues.finders.extend(line.split_whitespace()),
            }
        }
        cues
    }

    fn add_verb(&mut self, line: &'static str, takes: Takes) {
        let (words, flags) = line.split_once(" | ").unwrap_or((line, ""));
        let plain = Verb {
            about: takes == Takes::Somebody,
            demand: takes == Takes::Demand,
            inverts: takes == Takes::Speech,
            ..Verb::default()
        };
        let verb = flags.split_whitespace().fold(plain, with_flag);
        let kinds = [
            VerbForm::Base,
            VerbForm::Third,
            VerbForm::Past,
            VerbForm::Ing,
        ];
        let forms = words.split_whitespace().zip(kinds);
        for (form, kind) in forms.filter(|(form, _)| *form != "-") {
            let entries = self.forms.entry(form).or_default();
            // "put" is base and past: the past is how reports are told.
            entries.retain(|(v, k)| {
                !(v.particle == verb.particle && *k == VerbForm::Base && kind == VerbForm::Past)
            });
            entries.push((verb, kind));
        }
    }

    /// The verb that this folded word is a form of where nothing follows that belongs to it.
    pub(crate) fn verb(&self, word: &str) -> Option<Verb> {
        self.lookup(word, "").map(|(verb, _)| verb)
    }

    /// A noun of speech: "claim".
    pub(crate) fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(word)
    }

    /// An adjective that says what somebody holds: "adamant that".
    pub(crate) fn is_stance(&self, word: &str) -> bool {
        self.stances.contains(word)
    }

    /// A report, or somebody who works for one: "the poll found".
    pub(crate) fn is_finder(&self, word: &str) -> bool {
        self.finders.contains(word)
    }

    /// An object that is not what was said: "says a lot about the firm", "said goodbye".
    pub(crate) fn is_no_content(&self, word: &str) -> bool {
        self.no_content.contains(word)
    }

    /// Whether somebody may be said to say something in the sentence: a cue of any kind or a quotation stands in it.
    pub(crate) fn may_report(&self, doc: &Document<'_>, sentence: &Range<usize>) -> bool {
        sentence.clone().any(|token| {
            let word = doc.lower(token);
            doc.is_quoted(token)
                || self.forms.contains_key(word)
                || self.is_noun(word)
                || self.is_stance(word)
        })
    }

    /// The verb that this folded word is a form of, given the word after it.
    pub(crate) fn lookup(&self, word: &str, next: &str) -> Option<(Verb, VerbForm)> {
        let entries = self.forms.get(word)?;
        entries
            .iter()
            .find(|(verb, _)| verb.particle.is_some_and(|p| p == next))
            .or_else(|| entries.iter().find(|(verb, _)| verb.particle.is_none()))
            .copied()
    }

    /// Whether the folded word is a finite form of a verb of speech that needs no particle.
    pub(crate) fn is_finite(&self, word: &str) -> bool {
        self.lookup(word, "").is_some_and(|(verb, form)| {
            let is_noun = verb.noun && form == VerbForm::Base;
            let by_context = verb.about || verb.finding || verb.asked;
            !by_context && !is_noun && form != VerbForm::Ing
        })
    }
}

fn with_flag(mut verb: Verb, flag: &'static str) -> Verb {
    match flag {
        "upright" => verb.inverts = false,
        "addressee" => verb.addressee = true,
        "noun" => verb.noun = true,
        "bare" => verb.bare = true,
        "finite" => verb.finite = true,
        "quoted" => verb.quoted = true,
        "finding" => verb.finding = true,
        "asked" => verb.asked = true,
        "gerund" => verb.gerund = true,
        "infinitive" => verb.infinitive = true,
        particle => verb.particle = Some(particle),
    }
    verb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_particles() {
        let cues = Cues::new();
        assert!(matches!(cues.lookup("said", ","), Some((verb, VerbForm::Past)) if verb.inverts));
        assert!(cues.lookup("pointed", "out").is_some());
        assert!(cues.lookup("pointed", "at").is_none());
        assert!(matches!(
            cues.lookup("put", "it"),
            Some((_, VerbForm::Past))
        ));
    }
}
