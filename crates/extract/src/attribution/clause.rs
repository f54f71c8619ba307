//! Finds the clauses of a sentence in which somebody is said to say something: cue, speaker and content.
//!
//! Quotations are opaque here: cues inside them are not looked at. Each cue verb is tried once, from left to right; what a
//! clause has claimed as its content is not searched again, so that in "Smith said Jones had called it “a gift”" the
//! outermost speaker wins.

use core::ops::Range;

use super::content;
use super::cues::{Verb, VerbForm};
use super::phrase::Phrases;
use super::rules::Rule;
use super::words::{
    is_auxiliary, is_dash, is_determiner, is_negation, is_preposition, is_stop, is_subject_pronoun, is_time, is_unreal_modal, is_verb_adverb, starts_clause,
};
use crate::document::{Case, Document, EntityType, Form, TokenKind};

/// Somebody says something.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) rule: Rule,
    pub(super) cue: Range<usize>,
    /// The noun phrase of who says it.
    pub(super) speaker: Option<Range<usize>>,
    /// What is said, as token ranges in order.
    pub(super) content: Vec<Range<usize>>,
}

/// The clauses of a sentence, and the stretches in which nothing was said ("if the board says “no”").
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) clauses: Vec<Clause>,
    pub(super) unreal: Vec<Range<usize>>,
}

/// A cue verb in its place.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb and its particle.
    pub(super) tokens: Range<usize>,
    pub(super) verb: Verb,
    pub(super) form: VerbForm,
}

/// A sentence being read.
pub(super) struct Sentence<'p, 'a, 't> {
    pub(super) phrases: &'p Phrases<'a, 't>,
    pub(super) tokens: Range<usize>,
    /// One past the last token that is not the closing stop.
    pub(super) body_end: usize,
}

impl<'p, 'a, 't> Sentence<'p, 'a, 't> {
    pub(super) fn new(phrases: &'p Phrases<'a, 't>, tokens: Range<usize>) -> Self {
        let mut body_end = tokens.end;
        while body_end > tokens.start && is_stop(phrases.doc.written(body_end - 1)) {
            body_end -= 1;
        }
        Self { phrases, tokens, body_end }
    }

    pub(super) fn doc(&self) -> &'a Document<'t> {
        self.phrases.doc
    }

    pub(super) fn lower(&self, token: usize) -> &'a str {
        self.phrases.doc.lower(token)
    }

    pub(super) fn written(&self, token: usize) -> &'t str {
        self.phrases.doc.written(token)
    }

    /// The outermost run that starts at this token.
    pub(super) fn run_at(&self, token: usize) -> Option<Range<usize>> {
        self.phrases.index.run_at(token)
    }

    /// The outermost run that ends before this token.
    pub(super) fn run_before(&self, token: usize) -> Option<Range<usize>> {
        self.phrases.index.last_run(token).filter(|run| run.end == token)
    }

    /// The clauses of the sentence.
    pub(super) fn read(&self) -> Found {
        let mut found = Found::default();
        let mut at = self.tokens.start;
        // Nothing before this token is free to be content.
        let mut floor = self.tokens.start;
        while at < self.tokens.end {
            if let Some(run) = self.run_at(at) {
                at = run.end;
                continue;
            }
            let clause = match self.lower(at) {
                "according" if self.lower(at + 1) == "to" => self.according_to(at, floor),
                "quoted" | "cited" if at > floor && is_auxiliary(self.lower(at - 1)) => self.quoted_as_saying(at, floor),
                _ => match self.cue_at(at) {
                    Some(cue) if self.is_unreal(&cue, floor) => {
                        found.unreal.push(at..self.tokens.end);
                        None
                    }
                    Some(cue) => self.clause(&cue, floor, found.clauses.last()),
                    None => None,
                },
            };
            at += 1;
            if let Some(clause) = clause {
                let reach = clause.content.iter().map(|c| c.end).chain([clause.cue.end]).max().unwrap_or(at);
                let inverted = clause.speaker.as_ref().filter(|s| s.start >= clause.cue.end).map_or(0, |s| s.end);
                at = at.max(reach).max(inverted);
                floor = at;
                found.clauses.push(clause);
            }
        }
        found
    }

    /// The cue verb at `at`, where the word is used as a verb there.
    pub(super) fn cue_at(&self, at: usize) -> Option<Cue> {
        let (verb, form) = self.phrases.cues.lookup(self.lower(at), self.lower(at + 1))?;
        let previous = if at > self.tokens.start { self.lower(at - 1) } else { "" };
        let after_possessive = at > self.tokens.start && self.doc().tokens[at - 1].kind == TokenKind::Possessive;
        let after_number = at > self.tokens.start && self.doc().tokens[at - 1].kind == TokenKind::Number && !is_time(self.lower(at.saturating_sub(2)));
        let noun_place = is_determiner(previous) && !matches!(previous, "that" | "others" | "some" | "many" | "all" | "both" | "these" | "those")
            || after_possessive
            || is_preposition(previous) && form != VerbForm::Ing
            || after_number;
        if noun_place && (verb.noun || form != VerbForm::Past) && form != VerbForm::Ing {
            return None;
        }
        let passive = matches!(previous, "is" | "was" | "were" | "are" | "be" | "been" | "being" | "gets" | "got" | "get");
        let as_verb = match form {
            VerbForm::Past => !passive && previous != "to" && !(noun_place && verb.noun),
            VerbForm::Third => !verb.noun || self.follows_singular_subject(at),
            VerbForm::Base => previous != "to" && self.follows_plural_subject(at),
            VerbForm::Ing => !is_determiner(previous),
        };
        let end = at + 1 + usize::from(verb.particle.is_some());
        as_verb.then_some(Cue { tokens: at..end, verb, form })
    }

    fn follows_singular_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        self.phrases.index.ending(at).is_some() || matches!(previous, "he" | "she" | "it" | "who" | "which" | ",") || is_verb_adverb(previous) || self.run_before(at).is_some()
    }

    fn follows_plural_subject(&self, at: usize) -> bool {
        if at == self.tokens.start {
            return false;
        }
        let previous = self.lower(at - 1);
        if matches!(previous, "they" | "we" | "i" | "you" | "did" | "do" | "will" | "who" | "would" | "people" | "police" | "and") || is_verb_adverb(previous) {
            return previous != "and";
        }
        previous.len() > 3 && previous.ends_with('s') || self.phrases.index.ending(at).is_some() || self.run_before(at).is_some() || previous == ","
    }

    /// Whether nothing is said: negated, conditional, possible or future speech.
    fn is_unreal(&self, cue: &Cue, floor: usize) -> bool {
        let from = cue.tokens.start.saturating_sub(4).max(floor);
        let mut before = (from..cue.tokens.start).rev().take_while(|&t| !matches!(self.written(t), "," | ";" | ":"));
        if before.any(|t| is_negation(self.lower(t)) || is_unreal_modal(self.lower(t)) && cue.form == VerbForm::Base || self.lower(t) == "if") {
            return true;
        }
        // "If the board says": the condition opens the clause.
        self.phrases.subject(cue.tokens.start, floor).is_some_and(|s| {
            s.phrase.start > self.tokens.start && matches!(self.lower(s.phrase.start - 1), "if" | "unless" | "whether") && !s.apposition
        })
    }

    fn clause(&self, cue: &Cue, floor: usize, previous: Option<&Clause>) -> Option<Clause> {
        if cue.form == VerbForm::Ing && !(cue.tokens.start > floor && is_auxiliary(self.lower(cue.tokens.start - 1))) {
            return self.participle(cue, floor, previous);
        }
        if let Some(clause) = self.inverted(cue, floor).or_else(|| self.opening(cue)) {
            return Some(clause);
        }
        let subject_floor = self.after_last_run(floor, cue.tokens.start);
        let right = content::right(self, cue);
        let Some(subject) = self.phrases.subject(self.before_auxiliaries(cue.tokens.start, subject_floor), subject_floor) else {
            return self.elided(cue, floor, previous, right);
        };
        let (rule, content) = self.sides(cue, subject.phrase.start, floor, right)?;
        Some(Clause { rule, cue: cue.tokens.clone(), speaker: Some(subject.phrase), content })
    }

    /// "is saying", "will say": the subject stands before the auxiliary.
    fn before_auxiliaries(&self, mut verb: usize, floor: usize) -> usize {
        while verb > floor + 1 && is_auxiliary(self.lower(verb - 1)) {
            verb -= 1;
        }
        verb
    }

    /// Content left and right of "S said", given where the subject's phrase starts.
    fn sides(&self, cue: &Cue, edge: usize, floor: usize, right: Option<Range<usize>>) -> Option<(Rule, Vec<Range<usize>>)> {
        let starts_with_run = |r: &Range<usize>| self.run_at(r.start).is_some();
        if let Some(left) = self.quoted_left(edge, floor) {
            let mut content = vec![left];
            content.extend(right.filter(|r| starts_with_run(r)));
            return Some((Rule::ContentSubjectVerb, content));
        }
        let comma = edge > floor && (self.written(edge - 1) == "," || is_dash(self.written(edge - 1)));
        let left = comma.then(|| content::trimmed(self, self.after_conjunction(floor)..edge - 1)).flatten().filter(|left| self.can_be_said(left.clone()));
        let parenthetical = self.written(cue.tokens.end) == ",";
        match (left, right) {
            (Some(left), None) if !cue.verb.about && !cue.verb.quoted && self.ends_after(cue) => Some((Rule::ContentSubjectVerb, vec![left])),
            (Some(left), Some(right)) if parenthetical && !starts_with_run(&right) => Some((Rule::ContentSubjectVerb, vec![left, right])),
            (_, Some(right)) if !parenthetical || starts_with_run(&right) => Some((Rule::SubjectVerbContent, vec![right])),
            _ => None,
        }
    }

    /// The quotation right before `edge`, with the words of its clause that stand before it.
    fn quoted_left(&self, edge: usize, floor: usize) -> Option<Range<usize>> {
        let run = self.quote_ending_near(edge)?;
        if run.start < floor {
            return None;
        }
        let start = self.after_conjunction(floor);
        let before = run.start.saturating_sub(start);
        let lead = (start..run.start).any(|t| matches!(self.written(t), ":" | ";")) || before > 0 && self.written(run.start - 1) == ",";
        Some(if before == 0 || lead || !content::carries_on_into(self, run.start) { run } else { start..run.end })
    }

    /// A run that ends at `at`, or one token before it where a comma or dash stands between.
    fn quote_ending_near(&self, at: usize) -> Option<Range<usize>> {
        let separated = at > self.tokens.start && (self.written(at - 1) == "," || is_dash(self.written(at - 1)));
        self.run_before(at).or_else(|| if separated { self.run_before(at - 1) } else { None })
    }

    fn after_conjunction(&self, mut at: usize) -> usize {
        while at < self.body_end && (matches!(self.written(at), "," | ";") || at > self.tokens.start && matches!(self.lower(at), "and" | "but")) {
            at += 1;
        }
        at
    }

    /// Whether plain words before ", S said" can be what S said, rather than a leading phrase.
    fn can_be_said(&self, left: Range<usize>) -> bool {
        const LONG: usize = 8;
        let conjunction = matches!(self.lower(left.start), "but" | "and" | "so" | "yet");
        let first = self.lower(left.start + usize::from(conjunction));
        left.len() >= LONG && first != "according"
            || left.len() >= 3 && !is_preposition(first) && !starts_clause(first) && !first.ends_with("ing") && first != "according" && !is_time(first)
    }

    /// Whether nothing but adjuncts follows the cue: "S said on Monday.", "S said in a statement."
    fn ends_after(&self, cue: &Cue) -> bool {
        let next = cue.tokens.end;
        next >= self.body_end || matches!(self.written(next), "," | ";" | "—" | "–") || is_preposition(self.lower(next)) || is_time(self.lower(next))
    }

    /// “...,” said Smith: the subject stands after the verb.
    fn inverted(&self, cue: &Cue, floor: usize) -> Option<Clause> {
        let at = cue.tokens.start;
        if cue.form == VerbForm::Ing || !cue.verb.inverts || at <= floor {
            return None;
        }
        let run = self.quote_ending_near(at).filter(|run| run.start >= floor);
        if run.is_none() && self.written(at - 1) != "," {
            return None;
        }
        let mut start = cue.tokens.end;
        while start < self.body_end && is_verb_adverb(self.lower(start)) {
            start += 1;
        }
        let speaker = self.phrases.phrase_starting(start, self.body_end)?;
        let after = speaker.end;
        if run.is_none() && !self.closes_plainly(&speaker) {
            return None;
        }
        let closed = after >= self.body_end
            || matches!(self.written(after), "," | ";" | ":" | "—" | "–" | "(" | "--")
            || is_preposition(self.lower(after))
            || is_time(self.lower(after))
            || starts_clause(self.lower(after)) && self.lower(after) != "that"
            || self.run_at(after).is_some()
            || run.is_some() && matches!(self.lower(after), "and");
        if !closed {
            return None;
        }
        let mut content = match run {
            Some(run) => vec![self.quoted_left(at, floor).unwrap_or(run)],
            None => vec![content::trimmed(self, self.after_conjunction(floor)..at - 1).filter(|left| self.can_be_said(left.clone()))?],
        };
        // “...,” said Smith, “...”
        let next = self.skip_to_comma(after);
        if self.written(next) == "," || self.written(next) == ":" {
            content.extend(self.run_at(next + 1));
        }
        Some(Clause { rule: Rule::ContentVerbSubject, cue: cue.tokens.clone(), speaker: Some(speaker), content })
    }

    /// Without a quotation before it, an inverted subject must end its clause: "..., says the farm minister." Otherwise the
    /// phrase is the subject of what is said: "Brandt, a surgeon, said the ward expected blood".
    fn closes_plainly(&self, speaker: &Range<usize>) -> bool {
        let after = speaker.end;
        after >= self.body_end || matches!(self.written(after), "," | ";" | "—" | "–" | "--") || is_time(self.lower(after)) || matches!(self.lower(after), "in" | "on") && is_time(self.lower(after + 1))
    }

    /// Said Smith: “...”
    fn opening(&self, cue: &Cue) -> Option<Clause> {
        if cue.tokens.start != self.tokens.start || !cue.verb.inverts || cue.form == VerbForm::Ing {
            return None;
        }
        let speaker = self.phrases.phrase_starting(cue.tokens.end, self.body_end)?;
        let colon = (speaker.end..(speaker.end + 25).min(self.body_end)).find(|&t| self.written(t) == ":")?;
        let run = self.run_at(colon + 1)?;
        Some(Clause { rule: Rule::ContentVerbSubject, cue: cue.tokens.clone(), speaker: Some(speaker), content: vec![run] })
    }

    /// The comma before a quotation that resumes after an apposition or a phrase of place: ", a doctor, “...”.
    fn skip_to_comma(&self, from: usize) -> usize {
        let limit = (from + 25).min(self.body_end);
        (from..limit).find(|&t| self.run_at(t + 1).is_some() && matches!(self.written(t), "," | ":")).unwrap_or(from)
    }

    /// ", adding that ...", "by saying “...”": the speaker is the subject of the sentence or of the clause before.
    fn participle(&self, cue: &Cue, floor: usize, previous: Option<&Clause>) -> Option<Clause> {
        let right = content::right(self, cue)?;
        let start = cue.tokens.start;
        if !self.participle_of_speech(start) {
            return None;
        }
        if let Some(previous) = previous {
            let speaker = previous.speaker.clone()?;
            return Some(Clause { rule: Rule::MainSubject, cue: cue.tokens.clone(), speaker: Some(speaker), content: vec![right] });
        }
        let speaker = if start == self.tokens.start {
            // "Calling it “a sham,” Smith walked out."
            let mut after = right.end;
            while after < self.body_end && matches!(self.written(after), ",") {
                after += 1;
            }
            self.phrases.phrase_starting(after, self.body_end)?
        } else {
            self.phrases.sentence_subject(self.tokens.start, start).or_else(|| self.phrases.subject(start, floor).map(|s| s.phrase))?
        };
        Some(Clause { rule: Rule::MainSubject, cue: cue.tokens.clone(), speaker: Some(speaker), content: vec![right] })
    }

    /// Whether a form in -ing at this place tells what somebody says: after a comma, "by" or the noun of a statement, not in
    /// "it is worth noting" or "cases reporting".
    fn participle_of_speech(&self, at: usize) -> bool {
        if at == self.tokens.start || self.run_before(at).is_some() {
            return true;
        }
        let before = self.lower(at - 1);
        matches!(before, "," | "—" | "–" | "--" | "by" | "and" | "while" | "after" | "before" | "when" | "statement" | "letter" | "tweet" | "tweets" | "email" | "memo" | "note" | "post" | "message" | "for" | "without")
            || is_time(before)
            || is_verb_adverb(before)
    }

    /// "He smiled and said “...”": the subject is the sentence's.
    fn elided(&self, cue: &Cue, floor: usize, previous: Option<&Clause>, right: Option<Range<usize>>) -> Option<Clause> {
        let start = cue.tokens.start;
        if start == self.tokens.start {
            return None;
        }
        let before = self.lower(start - 1);
        let coordinated = matches!(before, "and" | "but" | "or" | "then" | "," | "also") || is_verb_adverb(before) || self.run_before(start).is_some() || before == "who";
        if !coordinated {
            return None;
        }
        let content = match right {
            Some(right) => vec![right],
            None => vec![self.quoted_left(start, floor)?],
        };
        let speaker = match previous.and_then(|p| p.speaker.clone()) {
            Some(speaker) => speaker,
            None => self.phrases.sentence_subject(self.tokens.start, start)?,
        };
        Some(Clause { rule: Rule::MainSubject, cue: cue.tokens.clone(), speaker: Some(speaker), content })
    }

    fn after_last_run(&self, floor: usize, before: usize) -> usize {
        self.phrases.index.last_run(before).map_or(floor, |run| run.end.max(floor).min(before))
    }

    /// "..., according to S", "According to S, ..."
    fn according_to(&self, at: usize, floor: usize) -> Option<Clause> {
        let speaker = self.phrases.phrase_starting(at + 2, self.body_end)?;
        let cue = at..at + 2;
        let content = if at <= self.after_conjunction(floor) {
            let comma = (speaker.end..(speaker.end + 25).min(self.body_end)).find(|&t| self.written(t) == ",")?;
            vec![content::trimmed(self, comma + 1..content::end(self, comma + 1)).filter(|c| c.len() >= 3)?]
        } else {
            let left = content::trimmed(self, self.after_conjunction(floor)..at)?;
            let single = self.quote_ending_near(at).filter(|run| !content::carries_on_into(self, run.start) && run.start >= floor);
            let mut content = vec![single.unwrap_or(left)];
            let next = self.skip_to_comma(speaker.end);
            if self.written(next) == "," {
                content.extend(self.run_at(next + 1));
            }
            content
        };
        Some(Clause { rule: Rule::AccordingTo, cue, speaker: Some(speaker), content })
    }

    /// "S was quoted (by Z) as saying ..."
    fn quoted_as_saying(&self, at: usize, floor: usize) -> Option<Clause> {
        let limit = (at + 12).min(self.body_end);
        let saying = (at + 1..limit).find(|&t| self.lower(t) == "saying" && self.lower(t - 1) == "as")?;
        let subject = self.phrases.subject(self.before_auxiliaries(at, floor), floor)?;
        let verb = Verb { bare: true, ..Verb::default() };
        let right = content::right(self, &Cue { tokens: saying..saying + 1, verb, form: VerbForm::Past })?;
        Some(Clause { rule: Rule::QuotedAsSaying, cue: at..saying + 1, speaker: Some(subject.phrase), content: vec![right] })
    }

    /// Who introduces the quotation at `run` by a colon: "Smith: “...”", "Smith was blunt: “...”".
    pub(super) fn colon(&self, run: &Range<usize>) -> Option<Clause> {
        let colon = run.start.checked_sub(1).filter(|&c| c > self.tokens.start && self.written(c) == ":")?;
        let name = self.phrases.phrase_ending(colon, self.tokens.start).filter(|p| p.start == self.tokens.start);
        let speaker = name.or_else(|| self.phrases.sentence_subject(self.tokens.start, colon))?;
        Some(Clause { rule: Rule::Colon, cue: colon..colon + 1, speaker: Some(speaker), content: vec![run.clone()] })
    }

    /// “...” — Smith, of the Review
    pub(super) fn dash(&self, run: &Range<usize>) -> Option<Clause> {
        let dash = run.end;
        if dash + 1 >= self.doc().tokens.len() || !is_dash(self.written(dash)) {
            return None;
        }
        let limit = self.doc().paragraphs.get(self.doc().paragraph_of(dash)).map_or(dash, |p| p.tokens.end);
        let speaker = self.phrases.phrase_starting(dash + 1, limit)?;
        let ends = speaker.end >= limit || matches!(self.written(speaker.end), "," | "." | "(");
        let named = self.phrases.index.starting(speaker.start).is_some_and(|m| self.doc().mentions[m].form == Form::Name);
        (ends && named).then(|| Clause { rule: Rule::Dash, cue: dash..dash + 1, speaker: Some(speaker), content: vec![run.clone()] })
    }

    /// “...,” Smith sings: a verb that no list knows, right behind a quotation that a comma or question ends and a name.
    pub(super) fn unknown_verb(&self, run: &Range<usize>) -> Option<Clause> {
        let doc = self.doc();
        let comma = self.written(run.end) == ",";
        if !comma && !matches!(self.written(run.end.wrapping_sub(2)), "," | "?" | "!" | "—") {
            return None;
        }
        let start = run.end + usize::from(comma);
        let pronoun = matches!(self.lower(start), "he" | "she" | "they");
        let mention = self.phrases.index.starting(start).map(|m| &doc.mentions[m]).filter(|m| matches!(m.kind, EntityType::Person | EntityType::Organization));
        let end = if pronoun { start + 1 } else { mention?.tokens.end };
        let verb = (end..end + 2).find(|&t| !is_verb_adverb(self.lower(t)))?;
        let word = self.lower(verb);
        let token = doc.tokens.get(verb).filter(|_| verb < self.body_end)?;
        let finite = token.kind == TokenKind::Word && token.case == Case::Lower && word.len() > 3 && (word.ends_with("ed") || word.ends_with('s')) && !is_auxiliary(word);
        finite.then(|| Clause { rule: Rule::ContentSubjectVerb, cue: verb..verb + 1, speaker: Some(start..end), content: vec![run.clone()] })
    }

    /// A cue in the sentence that claims no content of its own but has a subject, nearest before the run, else after it.
    pub(super) fn loose(&self, run: &Range<usize>) -> Option<Clause> {
        let cues = (self.tokens.start..self.tokens.end).filter(|&t| !self.doc().is_quoted(t)).filter_map(|t| self.cue_at(t));
        let (mut before, mut after) = (None, None);
        for cue in cues {
            if self.is_unreal(&cue, self.tokens.start) {
                continue;
            }
            if cue.tokens.end <= run.start {
                before = Some(cue);
            } else if cue.tokens.start >= run.end && after.is_none() {
                after = Some(cue);
            }
        }
        let cue = before.or(after)?;
        let floor = self.after_last_run(self.tokens.start, cue.tokens.start);
        let speaker = match self.phrases.subject(self.before_auxiliaries(cue.tokens.start, floor), floor) {
            Some(subject) if cue.form != VerbForm::Ing => subject.phrase,
            _ => self.phrases.sentence_subject(self.tokens.start, cue.tokens.start)?,
        };
        if is_subject_pronoun(self.lower(speaker.start)) && matches!(self.lower(speaker.start), "i" | "we" | "you") {
            return None;
        }
        Some(Clause { rule: Rule::SameSentence, cue: cue.tokens, speaker: Some(speaker), content: vec![run.clone()] })
    }
}
