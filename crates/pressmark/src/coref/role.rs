//! What part a noun phrase plays in its sentence: by its tree, and where there is none told from the words beside it.

use core::ops::Range;

use super::syntax;
use crate::grammar::{Grammar, Relation, TokenIdx};
use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// The part that a noun phrase plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A verb follows, or a verb of speech stands before: "said Marsh".
    Subject,
    /// A verb stands before it.
    Object,
    /// A preposition stands before it.
    Oblique,
    /// Owns what follows: "Marsh's".
    Possessor,
    /// Not told.
    Other,
}

/// Words between two commas after a name that are passed over on the way to its verb.
const APPOSITION: usize = 14;

/// Told without grammar: an auxiliary, a verb of speech or will, a regular past.
pub(super) fn is_verb(doc: &Document<'_>, token: usize) -> bool {
    if doc.kind(token) != TokenKind::Word || doc.case(token) != Case::Lower {
        return false;
    }
    let word = doc.lower(token);
    let word_class = doc.word_class(token);
    if word_class.any(
        WordClass::AUXILIARY
            .or(WordClass::SPEECH)
            .or(WordClass::WILL),
    ) || word.ends_with("n't")
    {
        return true;
    }
    word.len() > 4 && word.ends_with("ed") && !word_class.any(WordClass::FUNCTION)
}

/// A noun follows, perhaps after words that describe it: "her old house", but not "told her that".
pub(super) fn is_noun_ahead(doc: &Document<'_>, token: usize) -> bool {
    if !matches!(doc.kind(token), TokenKind::Word | TokenKind::Number) {
        return matches!(doc.written(token), "“" | "\"" | "‘");
    }
    let function = doc.word_class(token).any(
        WordClass::FUNCTION
            .or(WordClass::AUXILIARY)
            .or(WordClass::PLACE_PREPOSITION)
            .or(WordClass::CALENDAR),
    );
    let counts = doc.word_class(token).any(WordClass::COUNTER);
    counts || !function && doc.lower(token) != "away" && doc.lower(token) != "home"
}

/// The part that the phrase plays in its sentence: by its tree, and where there is none by the words beside it.
pub(super) fn role_of(doc: &Document<'_>, grammar: &Grammar, tokens: &Range<usize>) -> Role {
    let sentence = doc.sentences.get(doc.sentence_of(tokens.start));
    let shown = by_tree(grammar, tokens).map(|role| {
        // "Elena Marsh, who led the survey, called it late": left over by the tree, and what the sentence opens with.
        let opens = sentence.is_some_and(|sentence| sentence.tokens.start == tokens.start);
        let over = role == Role::Other
            && opens
            && doc.lower(tokens.end) == ","
            && matches!(doc.lower(tokens.end + 1), "who" | "which");
        // "Bern was silent, spokesman Paul Marsh said": next to a verb of speech that has no subject otherwise.
        let verb = grammar.clause_at(TokenIdx::new(tokens.end));
        let lone = verb.is_some_and(|verb| grammar.clause(verb).subject.is_none())
            && doc.word_class(tokens.end).any(WordClass::SPEECH);
        if over || lone { Role::Subject } else { role }
    });
    shown.unwrap_or_else(|| {
        sentence.map_or(Role::Other, |sentence| {
            by_words(doc, tokens, &sentence.tokens)
        })
    })
}

/// None where the sentence was not read.
fn by_tree(grammar: &Grammar, tokens: &Range<usize>) -> Option<Role> {
    let mut head = syntax::head_in(grammar, tokens)?;
    // "Marsh and Okafor said", "Mayor Marsh", "the mayor, Elena Marsh": as what it hangs on.
    for _ in 0..4 {
        let role = match grammar.trees().relation(head) {
            Relation::Subject | Relation::PassiveSubject => Role::Subject,
            Relation::Object | Relation::IndirectObject => Role::Object,
            Relation::Oblique | Relation::Agent | Relation::NominalModifier => Role::Oblique,
            Relation::Possessor => Role::Possessor,
            Relation::Conjunct
            | Relation::Apposition
            | Relation::Flat
            | Relation::Title
            | Relation::Compound => match grammar.trees().head(head) {
                Some(above) => {
                    head = above;
                    continue;
                }
                None => Role::Other,
            },
            _ => Role::Other,
        };
        return Some(role);
    }
    Some(Role::Other)
}

/// `start` is where its titles and articles begin.
fn by_words(doc: &Document<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Role {
    if doc.kind(tokens.end) == TokenKind::Possessive {
        return Role::Possessor;
    }
    let before = phrase_start(doc, tokens.start, sentence.start)
        .checked_sub(1)
        .filter(|&t| t >= sentence.start);
    let preposition = before.is_some_and(|t| doc.word_class(t).any(WordClass::PREPOSITION));
    if preposition {
        return Role::Oblique;
    }
    let spoken = before
        .is_some_and(|t| doc.word_class(t).any(WordClass::SPEECH) && doc.case(t) == Case::Lower);
    let verb = verb_after(doc, tokens.end, sentence.end);
    if verb || spoken && doc.kind(tokens.end) == TokenKind::Punct {
        return Role::Subject;
    }
    if before.is_some_and(|t| is_verb(doc, t) || doc.lower(t).ends_with("ing")) {
        return Role::Object;
    }
    Role::Other
}

/// Back over titles, articles and describing words.
fn phrase_start(doc: &Document<'_>, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor && start - at < 6 {
        let before = at - 1;
        let word = doc.lower(before);
        let word_class = doc.word_class(before);
        let describes = matches!(
            word,
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "my" | "our" | "this" | "that"
        ) || word_class.any(
            WordClass::TITLE
                .or(WordClass::TITLE_MODIFIER)
                .or(WordClass::ROLE),
        ) && doc.kind(before) == TokenKind::Word;
        if !describes {
            break;
        }
        at = before;
    }
    at
}

fn verb_after(doc: &Document<'_>, end: usize, stop: usize) -> bool {
    let mut at = end;
    // ", the mayor of Bergen, said" and "(D) said".
    if matches!(doc.lower(at), "," | "(") {
        let close = if doc.lower(at) == "(" { ")" } else { "," };
        match (at + 1..stop.min(at + APPOSITION)).find(|&t| doc.lower(t) == close) {
            Some(found) => at = found + 1,
            None => return false,
        }
    } else if doc.lower(at) == "and" {
        // "Marsh and Okafor said".
        at += 1;
        while at < stop
            && at < end + 6
            && (doc.case(at) != Case::Lower || matches!(doc.lower(at), "the" | "a" | "his" | "her"))
        {
            at += 1;
        }
    } else if matches!(
        doc.lower(at),
        "who" | "himself" | "herself" | "itself" | "themselves"
    ) {
        at += 1;
    }
    let from = at;
    while at < stop
        && at < from + 2
        && (doc.word_class(at).any(WordClass::ADVERB) || doc.lower(at).ends_with("ly"))
    {
        at += 1;
    }
    let ends_in_s = || {
        let word = doc.lower(at);
        doc.kind(at) == TokenKind::Word
            && doc.case(at) == Case::Lower
            && word.len() > 3
            && word.ends_with('s')
            && !doc
                .word_class(at)
                .any(WordClass::FUNCTION.or(WordClass::ROLES))
    };
    at < stop && (is_verb(doc, at) || ends_in_s())
}

/// Nothing between the two parts the clause: no comma, no joining word, no mark.
pub(super) fn same_clause(doc: &Document<'_>, between: Range<usize>) -> bool {
    between.len() < 14
        && between
            .into_iter()
            .all(|t| doc.kind(t) != TokenKind::Punct && !doc.word_class(t).any(WordClass::JOINING))
}
