//! What is wrong with the grammar of a sentence: marks that are not found, what is found without a mark, facts that do not hold.

use std::ops::Range;

use pressmark::Pipeline;
use pressmark::grammar::{Clause, Grammar, Observation, PhraseIdx, Tag, Tense, TokenIdx};

use crate::sentence::{Fact, Sentence};

/// A sentence as it was read.
pub(crate) struct Verdict<'a> {
    sentence: &'a Sentence,
    observed: Observation,
}

impl<'a> Verdict<'a> {
    pub(crate) fn of(pipeline: &Pipeline, sentence: &'a Sentence) -> Self {
        Self {
            sentence,
            observed: pipeline.observe_grammar(&sentence.text),
        }
    }

    /// How many things are checked.
    pub(crate) fn checks(&self) -> usize {
        let sentence = self.sentence;
        sentence.phrases.len()
            + sentence.verbs.len()
            + sentence.clauses.len()
            + sentence.facts.len()
    }

    /// One line for each thing that is wrong.
    pub(crate) fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let missing = |what: &'static str, wanted: &[Range<usize>], found: &[Range<usize>]| {
            let wanted = wanted.iter().filter(|range| !found.contains(range));
            wanted
                .map(move |range| {
                    format!("not yet: {what} `{}`", &self.sentence.text[range.clone()])
                })
                .collect::<Vec<_>>()
        };
        let (phrases, verbs, clauses) = (self.phrases(), self.verbs(), self.clauses());
        wrong.extend(missing("phrase", &self.sentence.phrases, &phrases));
        wrong.extend(missing("verb", &self.sentence.verbs, &verbs));
        wrong.extend(missing("clause", &self.sentence.clauses, &clauses));
        let facts = self.sentence.facts.iter().filter(|fact| !self.holds(fact));
        wrong.extend(facts.map(|fact| format!("not yet: {fact}")));
        let text = &self.sentence.text;
        let added = |what: &str,
                     found: &[Range<usize>],
                     marked: &[Range<usize>],
                     wrong: &mut Vec<String>| {
            for range in found.iter().filter(|range| !marked.contains(range)) {
                wrong.push(format!("wrongly found: {what} `{}`", &text[range.clone()]));
            }
        };
        added(
            "phrase",
            &self.speaking_phrases(),
            &self.sentence.phrases,
            &mut wrong,
        );
        added("verb", &verbs, &self.sentence.verbs, &mut wrong);
        wrong
    }

    fn grammar(&self) -> &Grammar {
        &self.observed.grammar
    }

    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let span = |token: usize| self.observed.tokens[token].span;
        span(tokens.start).start as usize..span(tokens.end - 1).end as usize
    }

    /// With their "of".
    fn phrases(&self) -> Vec<Range<usize>> {
        let all = (0..self.grammar().phrases().len()).map(PhraseIdx::new);
        all.map(|phrase| self.bytes(self.grammar().extent_of(phrase)))
            .collect()
    }

    /// Without "who" and its like where they stand alone.
    fn speaking_phrases(&self) -> Vec<Range<usize>> {
        const PASSED: [&str; 6] = ["who", "whom", "which", "that", "what", "whose"];
        let is_passed = |range: &Range<usize>| {
            PASSED.contains(&self.sentence.text[range.clone()].to_lowercase().as_str())
        };
        self.phrases()
            .into_iter()
            .filter(|range| !is_passed(range))
            .collect()
    }

    /// Each unbroken piece of each group, "not" included.
    fn verbs(&self) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for clause in self.grammar().clauses() {
            let mut tokens: Vec<usize> =
                clause.group.tokens.iter().map(|token| token.at()).collect();
            let negations = (0..self.observed.tokens.len()).filter(|&token| {
                let text = &self.sentence.text[self.bytes(token..token + 1)];
                matches!(text, "not" | "never")
            });
            let ends = (tokens[0], tokens[tokens.len() - 1]);
            tokens.extend(
                negations.filter(|&token| {
                    clause.group.negated && token + 1 >= ends.0 && token <= ends.1
                }),
            );
            tokens.sort_unstable();
            for token in tokens {
                match pieces.last_mut() {
                    Some(last) if last.end == token => last.end = token + 1,
                    _ => pieces.push(token..token + 1),
                }
            }
            // The next group begins a piece of its own.
            pieces.push(usize::MAX..usize::MAX);
        }
        pieces.retain(|piece| piece.start < piece.end);
        pieces
            .into_iter()
            .map(|tokens| self.bytes(tokens))
            .collect()
    }

    /// Of all clauses that complete a verb, without marks at their ends.
    fn clauses(&self) -> Vec<Range<usize>> {
        let clauses = self.grammar().clauses();
        let completing = clauses.iter().filter_map(|clause| clause.complement);
        completing
            .map(|clause| self.bytes(self.grammar().content_of(clause)))
            .collect()
    }

    /// The n-th token that is written so: "said#2".
    fn token(&self, word: &str) -> Option<TokenIdx> {
        let (word, number) = word.split_once('#').unwrap_or((word, "1"));
        let number: usize = number.parse().ok()?;
        let same = (0..self.observed.tokens.len())
            .filter(|&token| &self.sentence.text[self.bytes(token..token + 1)] == word);
        same.map(TokenIdx::new).nth(number - 1)
    }

    fn holds(&self, fact: &Fact) -> bool {
        let Some(word) = self.token(&fact.word) else {
            return false;
        };
        let other = match &fact.other {
            Some(other) => match self.token(other) {
                Some(other) => Some(other),
                None => return false,
            },
            None => None,
        };
        match other {
            Some(other) => self.relates(word, &fact.relation, other),
            None => self.is(word, &fact.relation),
        }
    }

    fn relates(&self, word: TokenIdx, relation: &str, other: TokenIdx) -> bool {
        let grammar = self.grammar();
        let head = |phrase: Option<PhraseIdx>| phrase.map(|phrase| grammar.phrase(phrase).head);
        // A name is found by any of its words.
        let phrase = grammar.phrase_of(other);
        let is = |found: Option<TokenIdx>| {
            found.is_some_and(|found| {
                found == other || grammar.phrase_of(found) == phrase && phrase.is_some()
            })
        };
        let own = grammar.phrase_of(word);
        let clause = grammar.clause_at(word).map(|clause| grammar.clause(clause));
        match relation {
            "subject" => is(clause.and_then(|clause| clause.subject)),
            "object" => is(clause.and_then(|clause| clause.object)),
            "addressee" => is(clause.and_then(|clause| clause.indirect_object)),
            "agent" => is(clause.and_then(|clause| clause.agent)),
            "antecedent" => is(clause.and_then(|clause| clause.antecedent)),
            "marker" => clause.and_then(|clause| clause.marker) == Some(other),
            "complement" => {
                let found = clause.and_then(|clause| clause.complement);
                found.is_some() && found == grammar.clause_of(other)
            }
            "apposition" => is(own.and_then(|own| head(grammar.apposition_of(own)))),
            "owner" => is(own.and_then(|own| head(grammar.phrase(own).possessor))),
            "of" => is(own.and_then(|own| head(grammar.phrase(own).tail))),
            "determiner" => own.and_then(|own| grammar.phrase(own).determiner) == Some(other),
            "joined" => grammar.head_of(word).is_some_and(|word| {
                grammar
                    .coordinated_with(word)
                    .iter()
                    .any(|&joined| is(Some(joined)))
            }),
            _ => panic!("nothing is known of \"{relation}\""),
        }
    }

    fn is(&self, word: TokenIdx, what: &str) -> bool {
        let clause = self.grammar().clause_at(word);
        let Some(Clause {
            group,
            subject,
            complement,
            ..
        }) = clause.map(|clause| self.grammar().clause(clause))
        else {
            return false;
        };
        match what {
            "past" => group.tense == Some(Tense::Past),
            "present" => group.tense == Some(Tense::Present),
            "future" => group.tense == Some(Tense::Future),
            "modal" => group.modal,
            "passive" => group.passive,
            "not passive" => !group.passive,
            "negated" => group.negated,
            "finite" => group.finite,
            "not finite" => !group.finite,
            "no subject" => subject.is_none(),
            "no complement" => complement.is_none(),
            _ => panic!("nothing is known of \"{what}\""),
        }
    }

    /// Words with tags and arcs: for whoever asks what was found.
    pub(crate) fn shown(&self) -> String {
        let mut out = String::new();
        for token in 0..self.observed.tokens.len() {
            let arc = self.observed.trees().arc(TokenIdx::new(token));
            let tag = self
                .observed
                .tags()
                .get(token)
                .copied()
                .unwrap_or(Tag::Other);
            let word = |token: usize| &self.sentence.text[self.bytes(token..token + 1)];
            let head = arc.head.map_or("-", |head| word(head.at()));
            out.push_str(&format!(
                "  {} {} {}<{head}\n",
                word(token),
                tag.name(),
                arc.relation.name()
            ));
        }
        out
    }
}
