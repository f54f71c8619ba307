//! The subject of a verb of speech: over adverbs, phrases of time and appositions to the noun phrase before them.

use core::ops::Range;

use super::phrase::Phrases;
use super::words::{
    AUXILIARY, CLAUSE_START, COMMENT, NO_DESCRIPTION, PLACE_OF_SAYING, PREPOSITION, STATEMENT,
    SUBJECT_PRONOUN, TIME, TIME_LEAD, VERB_ADVERB, is_dash,
};
use crate::kinds::{EntityType, Form, Sense};
use crate::lexicon::WordClass;
use crate::text::TokenKind;

/// Tokens between the commas of an apposition.
const APPOSITION: usize = 45;
/// Tokens of an apposition whose closing comma was left out.
const OPEN_APPOSITION: usize = 20;

/// A subject: the noun phrase, and where the clause part that belongs to it (apposition included) begins.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) phrase: Range<usize>,
    /// Where its first word stands: that of "her lawyer, Anna Berg", where Anna Berg is the phrase.
    pub(super) start: usize,
    /// An apposition stands between the phrase and the verb.
    pub(super) apposition: bool,
}

impl Subject {
    /// A phrase that an apposition or a relative clause parts from the verb.
    fn beyond(phrase: Range<usize>) -> Self {
        Self {
            start: phrase.start,
            phrase,
            apposition: true,
        }
    }
}

impl Phrases<'_, '_> {
    /// The subject of the verb at `verb`, not reaching back before `floor`.
    pub(super) fn subject(&self, verb: usize, floor: usize) -> Option<Subject> {
        let end = self.before_adverbs(verb, floor);
        if end <= floor {
            return None;
        }
        if matches!(self.lower(end - 1), "who" | "which") {
            return self.antecedent(end - 1, floor);
        }
        // "officials, though, say"
        if end > floor + 3
            && self.doc.written(end - 1) == ","
            && self.is(end - 2, COMMENT)
            && self.doc.written(end - 3) == ","
        {
            return self.subject(end - 3, floor);
        }
        match self.doc.written(end - 1) {
            "," | ")" => self.over_apposition(end - 1, floor),
            dash if is_dash(dash) => self.over_apposition(end - 1, floor),
            _ => {
                if let Some(phrase) = self.name_before_open_apposition(end, verb, floor) {
                    return Some(Subject::beyond(phrase));
                }
                self.phrase_ending(end, floor).map(|phrase| Subject {
                    start: phrase.start,
                    phrase,
                    apposition: false,
                })
            }
        }
    }

    /// "Tomas Lindqvist, head of the harbour office said": an apposition whose closing comma was left out. Only where the
    /// name opens the clause and what follows can be one person's office; "Lindqvist, the minister said, had left" is
    /// another matter.
    fn name_before_open_apposition(
        &self,
        end: usize,
        verb: usize,
        floor: usize,
    ) -> Option<Range<usize>> {
        let lowest = end.saturating_sub(OPEN_APPOSITION).max(floor);
        let comma = (lowest..end)
            .rev()
            .find(|&t| self.doc.kind(t) == TokenKind::Punct)?;
        if self.doc.written(comma) != "," || self.doc.written(verb + 1) == "," {
            return None;
        }
        let name = &self.doc.mentions[self.index.ending(comma)?];
        let start = name.tokens.start;
        let opens =
            start == floor || self.doc.sentences[self.doc.sentence_of(start)].tokens.start == start;
        let office = comma + 1..end;
        let head = office
            .clone()
            .find(|&t| self.is(t, PREPOSITION))?
            .checked_sub(1)?;
        let one = head > comma
            && self.doc.kind(head) == TokenKind::Word
            && !self.lower(head).ends_with('s')
            && !office.clone().any(|t| {
                self.is(t, SUBJECT_PRONOUN) || self.is(t, AUXILIARY) || self.is(t, CLAUSE_START)
            });
        (name.kind == EntityType::Person && name.form == Form::Name && opens && one)
            .then(|| name.tokens.clone())
    }

    /// "Democrats, who have argued": the noun phrase that the relative pronoun stands for.
    fn antecedent(&self, relative: usize, floor: usize) -> Option<Subject> {
        let comma = relative > floor && self.doc.written(relative - 1) == ",";
        let phrase = self.phrase_ending(relative - usize::from(comma), floor)?;
        Some(Subject::beyond(phrase))
    }

    /// Skips adverbs, auxiliaries and phrases of time to the left: "Blinken on Thursday also" ends after Blinken.
    fn before_adverbs(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor {
            let word = self.lower(end - 1);
            if self.has(word, VERB_ADVERB) && self.index.ending(end).is_none() {
                end -= 1;
            } else if self.has(word, TIME) || self.is_date_number(end - 1) {
                end -= 1;
                while end > floor && (self.is(end - 1, TIME_LEAD) || self.is(end - 1, TIME)) {
                    end -= 1;
                }
            } else if let Some(start) = self.adverbial_before(end, floor) {
                end = start;
            } else {
                break;
            }
        }
        end
    }

    fn is_date_number(&self, token: usize) -> bool {
        self.doc.kind(token) == TokenKind::Number
            && token > 0
            && (self.is(token - 1, TIME) || self.lower(token - 1) == "in")
    }

    /// "Smith in a statement said": the phrase between subject and verb, where a name stands before it.
    fn adverbial_before(&self, end: usize, floor: usize) -> Option<usize> {
        if !self.is(end - 1, STATEMENT) {
            return None;
        }
        let from = end.saturating_sub(6).max(floor + 1);
        (from..end - 1)
            .rev()
            .find(|&t| self.is(t, PLACE_OF_SAYING))
            .filter(|&t| self.index.ending(t).is_some() || self.is(t - 1, SUBJECT_PRONOUN))
    }

    /// Jumps from the closing comma, dash or bracket of an apposition to the phrase before its opening partner.
    fn over_apposition(&self, close: usize, floor: usize) -> Option<Subject> {
        let bracket = self.doc.written(close) == ")";
        // "Marsh (Lab, Norden East) said": what stands in brackets says nothing.
        if !bracket && let Some((noun, phrase)) = self.name_in_apposition(close, floor) {
            return Some(Subject {
                start: noun.start,
                phrase,
                apposition: true,
            });
        }
        let lowest = close.saturating_sub(APPOSITION).max(floor);
        let mut best: Option<Range<usize>> = None;
        let mut edge = close;
        for at in (lowest..close).rev() {
            let written = self.doc.written(at);
            let partner = if bracket {
                written == "("
            } else {
                written == "," || is_dash(written)
            };
            if !partner {
                if matches!(written, ";" | ":" | "”" | "“" | "\"") {
                    break;
                }
                continue;
            }
            if bracket && at > floor {
                // "Ferro (D-Calif.) said": the bracket stands right behind the name; commas before it are another matter.
                return self.phrase_ending(at, floor).map(Subject::beyond);
            }
            if !self.is_appositive(at + 1..edge) {
                break;
            }
            edge = at;
            if at > floor {
                let end = if self.doc.written(at - 1) == ")" {
                    self.bracket_start(at - 1, floor)
                } else {
                    at
                };
                if let Some(phrase) = self.phrase_ending(end, floor) {
                    // "president of the Northern Rail Owners, which ..., said" has its own name farther left.
                    let named = self.index.ending(end).is_some_and(|m| {
                        let name = &self.doc.mentions[m];
                        let before = phrase.start..name.tokens.start;
                        name.form == Form::Name
                            && name.kind != EntityType::Place
                            && !before.into_iter().any(|t| self.is(t, PREPOSITION))
                    });
                    if best.is_none() || named {
                        best = Some(phrase);
                    }
                    if named {
                        break;
                    }
                }
            }
        }
        best.map(Subject::beyond)
    }

    /// "Her lawyer, Anna Berg, said": the name between the commas speaks, where no name stands before them.
    fn name_in_apposition(
        &self,
        close: usize,
        floor: usize,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let named = |end: usize| {
            let mention = &self.doc.mentions[self.index.ending(end)?];
            let speaks = matches!(mention.kind, EntityType::Person | EntityType::Organization);
            (mention.form == Form::Name && speaks).then(|| mention.tokens.clone())
        };
        let name = named(close)?;
        // "the pathologist, Dr Erin Vale, said"
        let mut start = name.start;
        while start > floor && self.doc.word_class(start - 1).any(WordClass::TITLE) {
            start -= 1;
        }
        let comma = start.checked_sub(1).filter(|&c| c > floor)?;
        let noun = self.phrase_ending(comma, floor)?;
        (self.doc.written(comma) == "," && named(comma).is_none()).then_some((noun, name))
    }

    fn bracket_start(&self, close: usize, floor: usize) -> usize {
        (floor..close)
            .rev()
            .take(12)
            .find(|&t| self.doc.written(t) == "(")
            .unwrap_or(close)
    }

    /// Whether the tokens between two commas can describe the noun before them.
    fn is_appositive(&self, tokens: Range<usize>) -> bool {
        let Some(first) = tokens.clone().next() else {
            return false;
        };
        let word = self.lower(first);
        !self.has(word, NO_DESCRIPTION)
            && !tokens
                .clone()
                .any(|t| matches!(self.doc.written(t), "“" | "”" | "\""))
    }

    /// The subject of the sentence from `start`: its first pronoun or mention outside a leading phrase, before `end`.
    pub(super) fn sentence_subject(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let mut at = start;
        let mut leading = self.is(start, PREPOSITION)
            || self.is(start, CLAUSE_START)
            || self.lower(start).ends_with("ing");
        while at < end {
            let written = self.doc.written(at);
            if written == "," && leading {
                leading = false;
            } else if !leading && !self.doc.is_quoted(at) {
                if self.is(at, SUBJECT_PRONOUN) {
                    return Some(at..at + 1);
                }
                if let Some(m) = self.index.starting(at) {
                    let mention = &self.doc.mentions[m];
                    let possessor = self
                        .doc
                        .tokens
                        .get(mention.tokens.end)
                        .is_some_and(|t| t.kind == TokenKind::Possessive);
                    let acts = mention.sense == Some(Sense::Actor);
                    if !possessor && (acts || mention.kind != EntityType::Place) {
                        return Some(mention.tokens.clone());
                    }
                    at = mention.tokens.end.max(at + 1);
                    continue;
                }
            }
            at += 1;
        }
        None
    }
}
