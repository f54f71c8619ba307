//! Reports that grammar shows: a verb, noun or adjective of speech, whose subject, agent or possessor says what its clause
//! says. These are the constructions of Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 14.28 to 14.34
//! (comment clauses, indirect speech), 16.30 to 16.43 (clauses that complete verbs), 16.71 to 16.84 (adjectives), 17.26 (nouns).

use core::ops::Range;

use super::clause::{Clause, Sentence};
use super::content;
use super::cues::VerbForm;
use super::rules::Rule;
use super::words::{is_negation, is_unreal_modal};
use crate::grammar::{ClauseIdx, ClauseKind, Grammar, PhraseIdx, Relation, Tag, TokenIdx};
use crate::kinds::{EntityType, Form};

/// Clauses that share a subject: "He rang | to say", "She left, | saying".
const SHARED: usize = 3;

impl Sentence<'_, '_, '_> {
    fn grammar(&self) -> &Grammar {
        self.phrases.grammar
    }

    /// The report whose cue stands at `at`, where all that it says is content from `floor` on.
    pub(super) fn report(&self, at: usize, floor: usize) -> Option<Clause> {
        let cue = TokenIdx::new(at);
        let word = self.lower(at);
        let clause = match self.grammar().tag(cue) {
            Tag::Verb => self.reported_by_verb(cue),
            Tag::Noun if self.phrases.cues.is_noun(word) => self.reported_by_noun(cue),
            Tag::Adjective if self.phrases.cues.is_stance(word) => self.reported_by_stance(cue),
            _ => None,
        }?;
        let from = |part: &Range<usize>| part.start >= floor;
        clause.content.iter().all(from).then_some(clause)
    }

    /// What the words beside the cue say, set right where trees know better.
    pub(super) fn set_right(&self, found: Clause) -> Clause {
        let cue = TokenIdx::new(found.cue.start);
        match self.grammar().clause_at(cue) {
            Some(clause) if self.is_head(clause, cue) => {
                self.within_its_clause(self.by_its_subject(found, clause), clause)
            }
            _ => found,
        }
    }

    /// "Anna Berg, who led the survey, said ...": a name that is the subject speaks, not the noun that stands next to the verb.
    fn by_its_subject(&self, mut found: Clause, clause: ClauseIdx) -> Clause {
        let introduces = found.rule == Rule::SubjectVerbContent;
        if let Some((_, source)) = self.source(clause).filter(|_| introduces)
            && let Some(beside) = found.speaker.clone()
            && source.end <= beside.start
            && self.names_person(&source)
            && !self.names_person(&beside)
        {
            found.speaker = Some(source);
        }
        found
    }

    fn names_person(&self, phrase: &Range<usize>) -> bool {
        phrase.clone().any(|token| {
            let mention = self.phrases.index.starting(token);
            mention.is_some_and(|mention| {
                let mention = &self.doc().mentions[mention];
                mention.form == Form::Name && mention.kind == EntityType::Person
            })
        })
    }

    /// With no more than its clause, where the sentence goes on: "S, who says he will return, | turned back".
    fn within_its_clause(&self, mut found: Clause, clause: ClauseIdx) -> Clause {
        let [part] = &mut found.content[..] else {
            return found;
        };
        let content = self.grammar().clause(clause).complement;
        let content = content.filter(|_| part.start >= found.cue.end);
        let end = content.and_then(|content| self.before_main_verb(content));
        let whole = |end: &usize| {
            part.contains(end) && self.with_whole_quotations(part.start..*end).end == *end
        };
        let shorter = end
            .filter(whole)
            .and_then(|end| content::trimmed(self, part.start..end));
        if let Some(shorter) = shorter {
            *part = shorter;
        }
        found
    }

    /// "S told the council that ...", "Parents were told by S to ...", "..., it was announced by S".
    fn reported_by_verb(&self, cue: TokenIdx) -> Option<Clause> {
        let at = cue.at();
        let (verb, form) = self
            .phrases
            .cues
            .lookup(self.lower(at), self.lower(at + 1))?;
        let clause = self.grammar().clause_at(cue)?;
        let in_passing = form != VerbForm::Ing || self.stands_in_passing(clause, at);
        if verb.about
            || verb.quoted
            || !in_passing
            || !self.is_head(clause, cue)
            || self.is_unreal_clause(clause)
        {
            return None;
        }
        let (rule, source) = self.source(clause)?;
        let content = self
            .complement(clause)
            .or_else(|| verb.infinitive.then(|| self.infinitive(cue)).flatten())?;
        Some(Clause {
            rule,
            cue: at..at + 1 + usize::from(verb.particle.is_some()),
            speaker: Some(source),
            content,
        })
    }

    /// "S is adamant that ..."
    fn reported_by_stance(&self, cue: TokenIdx) -> Option<Clause> {
        let clause = self.grammar().clause_at(cue)?;
        if !self.is_head(clause, cue) || self.is_unreal_clause(clause) {
            return None;
        }
        let (_, source) = self.source(clause)?;
        Some(Clause {
            rule: Rule::Stance,
            cue: cue.at()..cue.at() + 1,
            speaker: Some(source),
            content: self.complement(clause)?,
        })
    }

    /// "S's claim that ...", "the claim by S that ...", "S issued a warning that ..."
    fn reported_by_noun(&self, cue: TokenIdx) -> Option<Clause> {
        let grammar = self.grammar();
        let content = grammar.dependents_of(cue).iter().find_map(|&on| {
            let relation = grammar.trees().relation(on);
            let completes = matches!(
                relation,
                Relation::AdnominalClause | Relation::ClausalComplement
            );
            let clause = grammar.clause_at(on).filter(|_| completes && on > cue)?;
            let marker = grammar.clause(clause).marker?;
            (self.lower(marker.at()) == "that").then_some(clause)
        })?;
        let source = self
            .possessor(cue)
            .or_else(|| self.author(cue))
            .or_else(|| self.giver(cue))?;
        Some(Clause {
            rule: Rule::Noun,
            cue: cue.at()..cue.at() + 1,
            speaker: Some(source),
            content: vec![self.said(content)?],
        })
    }

    pub(super) fn possessor(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let phrase = self.grammar().phrase_of(noun)?;
        self.words_of(self.grammar().phrase(phrase).possessor?)
    }

    /// "the claim by S that ...": S.
    fn author(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let grammar = self.grammar();
        let author = grammar.dependents_of(noun).iter().find(|&&on| {
            let by = |&case: &TokenIdx| self.lower(case.at()) == "by";
            grammar.trees().relation(on) == Relation::NominalModifier
                && grammar.dependents_of(on).iter().any(by)
        })?;
        self.words_of(grammar.phrase_of(*author)?)
    }

    /// "S gave an assurance that ...": S.
    fn giver(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let grammar = self.grammar();
        let clause = grammar.clause_at(grammar.trees().head(noun)?)?;
        let gives = grammar.clause(clause).object == Some(noun) && !self.is_unreal_clause(clause);
        self.source(clause)
            .filter(|_| gives)
            .map(|(_, source)| source)
    }

    /// Whether a form in -ing has a subject of its own, or tells in passing what the subject of its sentence says.
    fn stands_in_passing(&self, clause: ClauseIdx, at: usize) -> bool {
        let clause = self.grammar().clause(clause);
        clause.subject.is_some() || clause.group.finite || self.participle_of_speech(at)
    }

    /// Who says what the clause says: its subject, the agent of a passive, the noun before "who", the subject that it shares.
    fn source(&self, clause: ClauseIdx) -> Option<(Rule, Range<usize>)> {
        let grammar = self.grammar();
        let mut at = clause;
        for _ in 0..SHARED {
            let here = grammar.clause(at);
            if here.group.passive || here.subject.is_none() && self.is_past_participle(at) {
                let agent = grammar.phrase_of(here.agent?)?;
                return Some((Rule::Agent, self.words_of(agent)?));
            }
            let rule = if at == clause {
                self.rule(clause)
            } else {
                Rule::MainSubject
            };
            if let Some(subject) = here.subject {
                let is_relative = matches!(self.lower(subject.at()), "who" | "which" | "that");
                let phrase = match here.antecedent.filter(|_| is_relative) {
                    Some(antecedent) => grammar.phrase_of(antecedent)?,
                    None => grammar.phrase_of(subject)?,
                };
                return Some((rule, self.words_of(phrase)?));
            }
            if let Some(antecedent) = here.antecedent.filter(|_| !here.group.finite) {
                return Some((rule, self.words_of(grammar.phrase_of(antecedent)?)?));
            }
            let told_in_passing = !here.group.finite && !self.has_other_object(here.above?);
            at = here.above.filter(|_| told_in_passing)?;
        }
        None
    }

    /// "They pressed Marsh to admit": what follows is what the object does.
    fn has_other_object(&self, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        let objects = [here.object, here.indirect_object];
        objects
            .into_iter()
            .flatten()
            .any(|object| matches!(self.grammar().tag(object), Tag::Pronoun | Tag::ProperNoun))
    }

    /// "Asked by S whether": without an auxiliary, and not what the subject did.
    fn is_past_participle(&self, clause: ClauseIdx) -> bool {
        let group = &self.grammar().clause(clause).group;
        let word = self.lower(group.main.at());
        group.tokens.len() == 1 && !word.ends_with("ing") && !self.has_to(clause)
    }

    /// How what is said stands to the cue.
    fn rule(&self, clause: ClauseIdx) -> Rule {
        let clause = self.grammar().clause(clause);
        let content = clause
            .complement
            .map(|content| self.grammar().clause(content));
        match content {
            Some(content) if content.group.head < clause.group.head => Rule::ContentSubjectVerb,
            _ => Rule::SubjectVerbContent,
        }
    }

    /// A noun phrase as the speakers are told of it: with its "of", and the name beside a noun for the noun.
    fn words_of(&self, phrase: PhraseIdx) -> Option<Range<usize>> {
        let grammar = self.grammar();
        let named = |phrase: PhraseIdx| {
            let head = grammar.phrase(phrase).head;
            grammar.tag(head) == Tag::ProperNoun
        };
        let beside = grammar.phrase(phrase).apposition;
        let told = match beside.filter(|&beside| !named(phrase) && named(beside)) {
            Some(name) => grammar.phrase(name).core.clone(),
            None => grammar.extent_of(phrase),
        };
        let within = told.start >= self.tokens.start && told.end <= self.tokens.end;
        within.then_some(told)
    }

    /// Whether the clause is the cue's own: "is adamant", "has told".
    fn is_head(&self, clause: ClauseIdx, cue: TokenIdx) -> bool {
        let group = &self.grammar().clause(clause).group;
        group.head == cue || group.main == cue
    }

    /// Nothing was said: negated, possible, a condition, or a purpose of what did not happen.
    pub(super) fn is_unreal_report(&self, cue: usize) -> bool {
        let cue = TokenIdx::new(cue);
        let clause = self.grammar().clause_at(cue);
        clause.is_some_and(|clause| {
            let group = &self.grammar().clause(clause).group;
            let modal = |token: &TokenIdx| is_unreal_modal(self.lower(token.at()));
            self.is_head(clause, cue) && (group.negated || group.tokens.iter().any(modal))
        })
    }

    fn is_unreal_clause(&self, clause: ClauseIdx) -> bool {
        let grammar = self.grammar();
        let here = grammar.clause(clause);
        let modal = |token: &TokenIdx| is_unreal_modal(self.lower(token.at()));
        let conditional =
            |marker: TokenIdx| matches!(self.lower(marker.at()), "if" | "unless" | "whether");
        let denied = here
            .subject
            .is_some_and(|subject| is_negation(self.lower(subject.at())));
        here.group.negated
            || denied
            || here.group.tokens.iter().any(modal)
            || here.group.modal && here.group.tokens.len() == 1
            || here.marker.is_some_and(conditional)
            || self.has_to(clause) && !self.is_purpose(clause)
    }

    fn has_to(&self, clause: ClauseIdx) -> bool {
        let marker = self.grammar().clause(clause).marker;
        marker.is_some_and(|marker| self.lower(marker.at()) == "to")
    }

    /// "He rang to say": an infinitive of something that was done.
    fn is_purpose(&self, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        let Some(above) = here.above.filter(|_| here.kind == ClauseKind::Adverbial) else {
            return false;
        };
        self.grammar().clause(above).group.finite && !self.is_unreal_clause(above)
    }

    /// What is said: the clause that completes the cue's, or the clause around it without it.
    fn complement(&self, clause: ClauseIdx) -> Option<Vec<Range<usize>>> {
        let grammar = self.grammar();
        let here = grammar.clause(clause);
        let complement = here.complement?;
        let around = grammar.clause(complement).extent.clone();
        let is_relative = here
            .subject
            .is_some_and(|subject| matches!(self.lower(subject.at()), "who" | "which"));
        if is_relative && here.kind == ClauseKind::Parenthetical {
            return None;
        }
        if !around.contains(&here.group.head.at()) {
            return Some(vec![self.said(complement)?]);
        }
        let own = here.extent.clone();
        let parts = [around.start..own.start, own.end..around.end];
        let parts = parts
            .into_iter()
            .filter_map(|part| content::trimmed(self, part))
            .collect::<Vec<_>>();
        (!parts.is_empty()).then_some(parts)
    }

    /// The infinitive that completes the verb: "urged residents | to leave".
    fn infinitive(&self, cue: TokenIdx) -> Option<Vec<Range<usize>>> {
        let grammar = self.grammar();
        let open = grammar.dependents_of(cue).iter().find_map(|&on| {
            let opens = grammar.trees().relation(on) == Relation::OpenComplement && on > cue;
            let clause = grammar.clause_at(on).filter(|_| opens)?;
            let marker = grammar.clause(clause).marker?;
            (self.lower(marker.at()) == "to").then_some(clause)
        })?;
        Some(vec![self.said(open)?])
    }

    /// The words of a clause, without "that", with the whole of each quotation that it reaches into.
    fn said(&self, clause: ClauseIdx) -> Option<Range<usize>> {
        let start = self.grammar().content_of(clause).start;
        let start = start + usize::from(self.lower(start) == "that");
        let end = self.before_main_verb(clause).unwrap_or_else(|| {
            // Trees hang what is joined by "and", "because", "when" too high as often as not.
            content::end(self, start)
        });
        let whole = self.with_whole_quotations(start..end);
        content::trimmed(self, whole).filter(|said| said.len() > 1)
    }

    /// "S, who says he will return, | turned back": where a clause ends whose sentence has its verb still to come.
    pub(super) fn before_main_verb(&self, clause: ClauseIdx) -> Option<usize> {
        let grammar = self.grammar();
        let end = grammar.content_of(clause).end;
        let head = grammar.clause(clause).group.head;
        let waits = |above: TokenIdx| above.at() >= end && self.tokens.contains(&above.at());
        grammar.trees().above(head).any(waits).then_some(end)
    }

    fn with_whole_quotations(&self, words: Range<usize>) -> Range<usize> {
        let mut whole = words.clone();
        let runs = &self.phrases.index.outer;
        let first = runs.partition_point(|(_, run)| run.end <= words.start);
        for (_, run) in runs[first..]
            .iter()
            .take_while(|(_, run)| run.start < words.end)
        {
            whole = whole.start.min(run.start)..whole.end.max(run.end);
        }
        whole
    }
}
