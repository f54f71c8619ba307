//! Noun phrases beside a cue: the subject to its left, the inverted subject to its right.
//!
//! There is no parser: a phrase ends at punctuation, at words that start a clause, at verbs we know, and grows over
//! determiners, modifiers, possessors and the prepositions that tie nouns (`research/nlp.md` A.5, "Subject NP").

use core::ops::Range;

use super::cues::{Cues, VerbForm};
use super::words::{
    is_auxiliary, is_dash, is_determiner, is_preposition, is_subject_pronoun, is_time, is_verb_adverb, leads_time, starts_clause, ties_nouns,
};
use crate::document::{Case, Document, EntityType, Form, TokenKind};

/// Tokens that a noun phrase may grow to the left of its last word.
const LONGEST: usize = 16;
/// Tokens between the commas of an apposition.
const APPOSITION: usize = 45;

/// Mentions by the token where they start or end, and the words to either side.
pub(super) struct Phrases<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) cues: &'a Cues,
    pub(super) index: &'a MentionIndex,
}

/// For each token: the longest mention that starts there and the longest that ends before it.
pub(super) struct MentionIndex {
    starting: Vec<u32>,
    ending: Vec<u32>,
    /// Indices of the outermost runs in `doc.runs`, with their tokens, in order.
    pub(super) outer: Vec<(usize, Range<usize>)>,
}

const NONE: u32 = u32::MAX;

impl MentionIndex {
    pub(super) fn new(doc: &Document<'_>) -> Self {
        let outer = doc.runs.iter().enumerate().filter(|(_, r)| r.inside.is_none()).map(|(n, r)| (n, r.tokens.clone())).collect();
        let mut index = Self { starting: vec![NONE; doc.tokens.len() + 1], ending: vec![NONE; doc.tokens.len() + 1], outer };
        for (n, mention) in doc.mentions.iter().enumerate() {
            let longer = |old: u32| old == NONE || doc.mentions[old as usize].tokens.len() < mention.tokens.len();
            let (start, end) = (mention.tokens.start, mention.tokens.end);
            if end > doc.tokens.len() || start >= end {
                continue;
            }
            if longer(index.starting[start]) {
                index.starting[start] = n as u32;
            }
            if longer(index.ending[end]) {
                index.ending[end] = n as u32;
            }
        }
        index
    }

    /// The outermost run that starts at this token.
    pub(super) fn run_at(&self, token: usize) -> Option<Range<usize>> {
        let n = self.outer.partition_point(|(_, r)| r.start < token);
        self.outer.get(n).map(|(_, r)| r.clone()).filter(|r| r.start == token)
    }

    /// The last outermost run that starts before this token.
    pub(super) fn last_run(&self, token: usize) -> Option<Range<usize>> {
        let n = self.outer.partition_point(|(_, r)| r.start < token);
        n.checked_sub(1).map(|n| self.outer[n].1.clone())
    }

    /// The outermost runs that start in these tokens, as indices in `doc.runs`.
    pub(super) fn runs_in(&self, tokens: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let from = self.outer.partition_point(|(_, r)| r.start < tokens.start);
        let end = tokens.end;
        self.outer[from..].iter().take_while(move |(_, r)| r.start < end).map(|(n, _)| *n)
    }

    /// The longest mention whose first token this is.
    pub(super) fn starting(&self, token: usize) -> Option<usize> {
        self.starting.get(token).copied().filter(|&m| m != NONE).map(|m| m as usize)
    }

    /// The longest mention whose last token stands before `token`.
    pub(super) fn ending(&self, token: usize) -> Option<usize> {
        self.ending.get(token).copied().filter(|&m| m != NONE).map(|m| m as usize)
    }
}

/// A subject: the noun phrase, and where the clause part that belongs to it (apposition included) begins.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) phrase: Range<usize>,
    /// An apposition stands between the phrase and the verb.
    pub(super) apposition: bool,
}

impl Phrases<'_, '_> {
    fn lower(&self, token: usize) -> &str {
        self.doc.lower(token)
    }

    /// The subject of the verb at `verb`, not reaching back before `floor`.
    pub(super) fn subject(&self, verb: usize, floor: usize) -> Option<Subject> {
        let end = self.before_adverbs(verb, floor);
        if end <= floor {
            return None;
        }
        match self.doc.written(end - 1) {
            "," | ")" => self.over_apposition(end - 1, floor),
            dash if is_dash(dash) => self.over_apposition(end - 1, floor),
            _ => self.phrase_ending(end, floor).map(|phrase| Subject { phrase, apposition: false }),
        }
    }

    /// Skips adverbs, auxiliaries and phrases of time to the left: "Blinken on Thursday also" ends after Blinken.
    fn before_adverbs(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor {
            let word = self.lower(end - 1);
            if is_verb_adverb(word) && self.index.ending(end).is_none() {
                end -= 1;
            } else if is_time(word) || self.is_date_number(end - 1) {
                end -= 1;
                while end > floor && (leads_time(self.lower(end - 1)) || is_time(self.lower(end - 1))) {
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
        self.doc.tokens[token].kind == TokenKind::Number && token > 0 && (is_time(self.lower(token - 1)) || self.lower(token - 1) == "in")
    }

    /// "Smith in a statement said": the phrase between subject and verb, where a name stands before it.
    fn adverbial_before(&self, end: usize, floor: usize) -> Option<usize> {
        const PLACES_OF_SPEECH: [&str; 14] = [
            "statement", "interview", "tweet", "speech", "letter", "email", "post", "briefing", "conference", "memo", "hearing", "report", "message", "testimony",
        ];
        if !PLACES_OF_SPEECH.contains(&self.lower(end - 1)) {
            return None;
        }
        let from = end.saturating_sub(6).max(floor + 1);
        (from..end - 1).rev().find(|&t| matches!(self.lower(t), "in" | "at" | "on" | "during")).filter(|&t| self.index.ending(t).is_some() || is_subject_pronoun(self.lower(t - 1)))
    }

    /// Jumps from the closing comma, dash or bracket of an apposition to the phrase before its opening partner.
    fn over_apposition(&self, close: usize, floor: usize) -> Option<Subject> {
        let bracket = self.doc.written(close) == ")";
        let lowest = close.saturating_sub(APPOSITION).max(floor);
        let mut best: Option<Range<usize>> = None;
        let mut edge = close;
        for at in (lowest..close).rev() {
            let written = self.doc.written(at);
            let partner = if bracket { written == "(" } else { written == "," || is_dash(written) };
            if !partner {
                if matches!(written, ";" | ":" | "”" | "“" | "\"") {
                    break;
                }
                continue;
            }
            if bracket && at > floor {
                // "Ferro (D-Calif.) said": the bracket stands right behind the name; commas before it are another matter.
                return self.phrase_ending(at, floor).map(|phrase| Subject { phrase, apposition: true });
            }
            if !self.is_appositive(at + 1..edge) {
                break;
            }
            edge = at;
            if at > floor {
                let end = if self.doc.written(at - 1) == ")" { self.bracket_start(at - 1, floor) } else { at };
                if let Some(phrase) = self.phrase_ending(end, floor) {
                    let named = self.index.ending(end).is_some_and(|m| self.doc.mentions[m].form == Form::Name && self.doc.mentions[m].kind != EntityType::Place);
                    if best.is_none() || named {
                        best = Some(phrase);
                    }
                    if named {
                        break;
                    }
                }
            }
        }
        best.map(|phrase| Subject { phrase, apposition: true })
    }

    fn bracket_start(&self, close: usize, floor: usize) -> usize {
        (floor..close).rev().take(12).find(|&t| self.doc.written(t) == "(").unwrap_or(close)
    }

    /// Whether the tokens between two commas can describe the noun before them.
    fn is_appositive(&self, tokens: Range<usize>) -> bool {
        let Some(first) = tokens.clone().next() else { return false };
        let word = self.lower(first);
        !matches!(word, "but" | "while" | "because" | "although" | "though" | "if" | "so" | "yet" | "he" | "she" | "they" | "it" | "we" | "i")
            && !tokens.clone().any(|t| matches!(self.doc.written(t), "“" | "”" | "\""))
    }

    /// The noun phrase whose last token stands before `end`.
    pub(super) fn phrase_ending(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        if end <= floor {
            return None;
        }
        let last = end - 1;
        let word = self.lower(last);
        if is_subject_pronoun(word) {
            return Some(last..end);
        }
        if matches!(self.doc.tokens[last].kind, TokenKind::Punct | TokenKind::Possessive) || starts_clause(word) || is_preposition(word) || is_auxiliary(word) || word == "and" {
            return self.one_pronoun(last);
        }
        let mut start = self.index.ending(end).map_or(last, |m| self.doc.mentions[m].tokens.start).max(floor);
        let lowest = end.saturating_sub(LONGEST).max(floor);
        while start > lowest {
            match self.grow_left(start, lowest) {
                Some(next) if next < start => start = next,
                _ => break,
            }
        }
        let start = self.after_leading_time(start, end);
        self.is_noun_phrase(start..end).then_some(start..end)
    }

    /// "who", "those", "others", "some" as whole subjects.
    fn one_pronoun(&self, last: usize) -> Option<Range<usize>> {
        matches!(self.lower(last), "others" | "some" | "many" | "both" | "another" | "one").then_some(last..last + 1)
    }

    /// One step to the left of a phrase that starts at `start`; none where the phrase begins here.
    fn grow_left(&self, start: usize, lowest: usize) -> Option<usize> {
        let at = start - 1;
        let word = self.lower(at);
        let token = &self.doc.tokens[at];
        if token.kind == TokenKind::Possessive {
            return self.before_possessive(at, lowest);
        }
        if self.doc.written(at) == "’" || self.doc.written(at) == "'" {
            return (at > lowest && self.lower(at - 1).ends_with('s')).then_some(at - 1);
        }
        if token.kind == TokenKind::Punct || is_subject_pronoun(word) || starts_clause(word) && word != "that" {
            return None;
        }
        if is_determiner(self.lower(start)) || self.starts_with_possessor(start) {
            // A determiner opens the phrase, unless a preposition ties it to a noun further left.
            return if ties_nouns(word) { self.over_preposition(at, lowest) } else { self.numeral(at) };
        }
        if word == "that" {
            return None;
        }
        if is_determiner(word) {
            return Some(at);
        }
        if ties_nouns(word) {
            return self.over_preposition(at, lowest);
        }
        if word == "and" || word == "&" {
            return self.over_and(at, lowest);
        }
        if is_preposition(word) || is_auxiliary(word) || is_verb_adverb(word) && word != "all" || self.is_known_verb(at) {
            return None;
        }
        if let Some(m) = self.index.ending(start) {
            // Two names side by side are two phrases, unless the first is a modifier: "North Korean officials".
            let before = &self.doc.mentions[m];
            let name_here = self.index.starting(start).is_some_and(|m| self.doc.mentions[m].form == Form::Name && self.doc.mentions[m].kind == EntityType::Person);
            if name_here && before.kind == EntityType::Person {
                return None;
            }
            return Some(before.tokens.start.max(lowest));
        }
        Some(at)
    }

    fn numeral(&self, at: usize) -> Option<usize> {
        matches!(self.lower(at), "all" | "both" | "of").then_some(at).filter(|_| self.lower(at) != "of")
    }

    fn starts_with_possessor(&self, start: usize) -> bool {
        is_determiner(self.lower(start))
    }

    fn before_possessive(&self, at: usize, lowest: usize) -> Option<usize> {
        if at <= lowest {
            return None;
        }
        Some(self.index.ending(at).map_or(at - 1, |m| self.doc.mentions[m].tokens.start).max(lowest))
    }

    /// "a spokesman for | the Kremlin": goes on with the noun before the preposition.
    fn over_preposition(&self, preposition: usize, lowest: usize) -> Option<usize> {
        if preposition <= lowest {
            return None;
        }
        let before = preposition - 1;
        let word = self.lower(before);
        let noun = self.doc.tokens[before].kind == TokenKind::Word
            && !is_preposition(word)
            && !is_auxiliary(word)
            && !starts_clause(word)
            && !is_determiner(word)
            && !is_subject_pronoun(word)
            && !self.is_known_verb(before)
            && !is_time(word);
        if !noun {
            return if word == "some" || word == "one" || word == "many" || word == "most" || word == "all" { Some(before) } else { None };
        }
        Some(self.index.ending(preposition).map_or(before, |m| self.doc.mentions[m].tokens.start).max(lowest))
    }

    /// "Smith and | Jones": both halves speak, where the first is a name or a noun in the plural.
    fn over_and(&self, and: usize, lowest: usize) -> Option<usize> {
        if and <= lowest {
            return None;
        }
        if let Some(m) = self.index.ending(and) {
            return Some(self.doc.mentions[m].tokens.start.max(lowest));
        }
        None
    }

    fn is_known_verb(&self, token: usize) -> bool {
        let word = self.lower(token);
        self.cues.lookup(word, self.lower(token + 1)).is_some_and(|(verb, form)| match form {
            VerbForm::Past | VerbForm::Ing => !verb.noun,
            VerbForm::Third | VerbForm::Base => !verb.noun && !verb.about,
        }) || matches!(word, "told" | "made" | "took" | "gave" | "came" | "went" | "saw" | "got" | "knew" | "thought" | "left" | "became" | "began")
    }

    /// "On Monday officials": the phrase is "officials".
    fn after_leading_time(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        if is_preposition(self.lower(at)) || is_time(self.lower(at)) || leads_time(self.lower(at)) && is_time(self.lower(at + 1)) {
            while at < end && (is_time(self.lower(at)) || leads_time(self.lower(at)) && is_time(self.lower(at + 1)) || self.doc.tokens[at].kind == TokenKind::Number) {
                at += 1;
            }
        }
        if at < end { at } else { start }
    }

    /// Whether the tokens can be a noun phrase that speaks.
    fn is_noun_phrase(&self, phrase: Range<usize>) -> bool {
        let Some(first) = self.doc.tokens.get(phrase.start) else { return false };
        if phrase.is_empty() || phrase.clone().all(|t| is_time(self.lower(t)) || leads_time(self.lower(t)) || self.doc.tokens[t].kind != TokenKind::Word) {
            return false;
        }
        let last = self.lower(phrase.end - 1);
        let named = phrase.clone().any(|t| self.index.starting(t).is_some());
        let determined = is_determiner(self.lower(phrase.start)) && phrase.len() > 1 || self.doc.tokens[phrase.clone()].iter().any(|t| t.kind == TokenKind::Possessive);
        let plural = last.len() > 3 && last.ends_with('s') || matches!(last, "police" | "people" | "officials" | "women" | "men");
        let capital = first.case != Case::Lower && first.kind == TokenKind::Word && !self.opens_sentence(phrase.start);
        let agent = ["er", "or", "man", "ist", "ent", "ant", "ian", "son"].iter().any(|suffix| last.len() > 4 && last.ends_with(suffix));
        let ing = phrase.len() == 1 && last.ends_with("ing");
        (named || determined || plural || capital || agent) && !ing
    }

    fn opens_sentence(&self, token: usize) -> bool {
        self.doc.sentences.get(self.doc.sentence_of(token)).is_some_and(|s| s.start == token)
    }

    /// The noun phrase that starts at `start` and must end at or before `ceiling`; the subject of an inverted cue.
    pub(super) fn phrase_starting(&self, start: usize, ceiling: usize) -> Option<Range<usize>> {
        let first = self.doc.tokens.get(start).filter(|_| start < ceiling)?;
        let word = self.lower(start);
        if is_subject_pronoun(word) {
            return Some(start..start + 1);
        }
        if first.kind == TokenKind::Punct || is_time(word) || is_preposition(word) || is_auxiliary(word) || starts_clause(word) {
            return None;
        }
        let mut end = start;
        while end < ceiling && end - start < LONGEST {
            if let Some(m) = self.index.starting(end) {
                let mention = &self.doc.mentions[m];
                end = mention.tokens.end.min(ceiling);
                continue;
            }
            let word = self.lower(end);
            let token = &self.doc.tokens[end];
            let inner = token.kind == TokenKind::Possessive || matches!(self.doc.written(end), "’" | "'") && self.lower(end - usize::from(end > 0)).ends_with('s');
            let tied = end > start && matches!(word, "of" | "for" | "at" | "from" | "with") && self.doc.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word);
            let stops = token.kind == TokenKind::Punct
                || end > start && (is_preposition(word) || starts_clause(word) || is_auxiliary(word) || is_time(word) || word == "and" && self.index.starting(end + 1).is_none())
                || is_subject_pronoun(word);
            if stops && !inner && !tied {
                break;
            }
            end += 1;
        }
        (end > start && self.is_noun_phrase(start..end)).then_some(start..end)
    }

    /// The subject of the sentence from `start`: its first pronoun or mention outside a leading phrase, before `end`.
    pub(super) fn sentence_subject(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let mut at = start;
        let mut leading = is_preposition(self.lower(start)) || starts_clause(self.lower(start)) || self.lower(start).ends_with("ing");
        while at < end {
            let written = self.doc.written(at);
            if written == "," && leading {
                leading = false;
            } else if !leading && !self.doc.is_quoted(at) {
                if is_subject_pronoun(self.lower(at)) {
                    return Some(at..at + 1);
                }
                if let Some(m) = self.index.starting(at) {
                    let mention = &self.doc.mentions[m];
                    let possessor = self.doc.tokens.get(mention.tokens.end).is_some_and(|t| t.kind == TokenKind::Possessive);
                    if !possessor && mention.kind != EntityType::Place {
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
