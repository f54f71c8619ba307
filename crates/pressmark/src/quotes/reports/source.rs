//! Who says it: the subject of the cue, the agent of a passive, the owner of a noun, whoever shares them.

use core::ops::Range;

use crate::grammar::{ClauseIdx, ClauseKind, PhraseIdx, Tag, TokenIdx};
use crate::kinds::{EntityType, Form};
use crate::quotes::clause::Sentence;
use crate::quotes::rules::Rule;

/// Clauses that share a subject: "He rang | to say", "She left, | saying".
const SHARED: usize = 4;

impl Sentence<'_, '_, '_> {
    /// Who says what the clause says: its subject, the agent of a passive, the noun before "who", the subject that it shares.
    pub(super) fn source(&self, clause: ClauseIdx) -> Option<(Rule, Range<usize>)> {
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
                // "sent a letter on Friday that says": the object stands too far off for the tree.
                let object = || grammar.clause(here.above?).object.filter(|&o| o < subject);
                let antecedent = here.antecedent.or_else(object).filter(|_| is_relative);
                let phrase = grammar.phrase_of(antecedent.unwrap_or(subject))?;
                return Some((rule, self.words_of(phrase)?));
            }
            if let Some(antecedent) = here.antecedent.filter(|_| !here.group.finite) {
                let antecedent = grammar.phrase_of(antecedent)?;
                // "She wrote to Berg asking for it": she asks.
                let before = grammar.phrase(antecedent).core.start.checked_sub(1);
                if before.is_none_or(|to| self.lower(to) != "to") {
                    return Some((rule, self.words_of(antecedent)?));
                }
            }
            if let Some(object) = self.object_that_says(at) {
                return Some((rule, self.words_of(object)?));
            }
            let told_in_passing = !here.group.finite && !self.has_other_object(here.above?);
            at = here.above.filter(|_| told_in_passing)?;
        }
        None
    }

    /// The subject of the verb as the tree has it.
    pub(in crate::quotes) fn subject_of(&self, verb: usize) -> Option<Range<usize>> {
        let clause = self.grammar().clause_at(TokenIdx::new(verb))?;
        self.source(clause).map(|(_, source)| source)
    }

    /// The subject before the verb that it shares with others: "Dockers walked to the port, | chanting", "I laughed and | said". Not the
    /// noun that it describes: "issued a statement | calling".
    pub(in crate::quotes) fn shared_subject(&self, verb: usize) -> Option<Range<usize>> {
        let clause = self.grammar().clause_at(TokenIdx::new(verb))?;
        let describes = self.grammar().clause(clause).kind == ClauseKind::Adnominal;
        let subject = self.subject_of(verb).filter(|_| !describes)?;
        (subject.end <= verb).then_some(subject)
    }

    /// "They pressed Marsh to admit": what follows is what the object does.
    pub(super) fn has_other_object(&self, clause: ClauseIdx) -> bool {
        let here = self.grammar().clause(clause);
        let objects = [here.object, here.indirect_object];
        objects
            .into_iter()
            .flatten()
            .any(|object| matches!(self.grammar().tag(object), Tag::Pronoun | Tag::ProperNoun))
    }

    /// "The paper has S telling donors", "the tape shows S saying": S.
    pub(super) fn object_that_says(&self, clause: ClauseIdx) -> Option<PhraseIdx> {
        let grammar = self.grammar();
        let here = grammar.clause(clause);
        let says =
            here.kind == ClauseKind::Open && self.lower(here.group.main.at()).ends_with("ing");
        let object = grammar.clause(here.above.filter(|_| says)?).object?;
        grammar.phrase_of(object)
    }

    /// "Asked by S whether": without an auxiliary, and not what the subject did.
    pub(super) fn is_past_participle(&self, clause: ClauseIdx) -> bool {
        let group = &self.grammar().clause(clause).group;
        let word = self.lower(group.main.at());
        group.tokens.len() == 1 && !word.ends_with("ing") && !self.has_to(clause)
    }

    pub(in crate::quotes) fn possessor(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let phrase = self.grammar().phrase_of(noun)?;
        self.words_of(self.grammar().phrase(phrase).possessor?)
    }

    /// "the claim by S that ...": S.
    pub(super) fn author(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let by = noun.at() + 1;
        (self.lower(by) == "by").then(|| self.phrases.phrase_starting(by + 1, self.body_end))?
    }

    /// "a Harbour Post report that ...": the body whose name stands before the noun.
    pub(super) fn body_before(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let body = &self.doc().mentions[self.phrases.index.ending(noun.at())?];
        let named = body.form == Form::Name && body.kind == EntityType::Organization;
        named.then(|| body.tokens.clone())
    }

    /// "S gave an assurance that ...": S.
    pub(super) fn giver(&self, noun: TokenIdx) -> Option<Range<usize>> {
        let grammar = self.grammar();
        let clause = grammar.clause_at(grammar.trees().head(noun)?)?;
        let gives = grammar.clause(clause).object == Some(noun) && !self.is_unreal_clause(clause);
        self.source(clause)
            .filter(|_| gives)
            .map(|(_, source)| source)
    }

    /// A noun phrase as the speakers are told of it: with its "of", and the name beside a noun for the noun.
    pub(super) fn words_of(&self, phrase: PhraseIdx) -> Option<Range<usize>> {
        let grammar = self.grammar();
        let named = |phrase: PhraseIdx| self.names_person(&grammar.phrase(phrase).core);
        let beside = grammar.phrase(phrase).apposition;
        let told = match beside.filter(|&beside| !named(phrase) && named(beside)) {
            Some(name) => grammar.phrase(name).core.clone(),
            None => grammar.extent_of(phrase),
        };
        let within = told.start >= self.tokens.start && told.end <= self.tokens.end;
        within.then_some(told)
    }

    /// Whether a form in -ing has a subject of its own, or tells in passing what the subject of its sentence says.
    pub(super) fn stands_in_passing(&self, clause: ClauseIdx, at: usize) -> bool {
        let clause = self.grammar().clause(clause);
        clause.subject.is_some() || clause.group.finite || self.participle_of_speech(at)
    }
}
