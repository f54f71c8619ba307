//! The head of a speaker's noun phrase, and the mention that stands there.

use core::ops::Range;

use super::phrase::noun_kind;
use crate::coref::chains::Chains;
use crate::grammar::{Tag, TokenIdx};
use crate::kinds::EntityType;
use crate::layers::{Mention, MentionId};
use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// "the agency's director, Ann Lee, said": the name after the role says who that is.
pub(super) fn apposed(chains: &Chains<'_, '_>, head: usize, end: usize) -> Option<MentionId> {
    let role =
        chains.word_class(head).any(WordClass::ROLE) && head + 1 == end && chains.lower(end) == ",";
    let named = role.then(|| name_at(chains, end + 1)).flatten()?;
    let mention = &chains.mentions[named];
    let closed = matches!(chains.lower(mention.tokens.end), "," | ";" | ".");
    (mention.kind == EntityType::Person && mention.tokens.start == end + 1 && closed)
        .then_some(named)
}

/// Without marks and conjunctions around it.
pub(super) fn trim(doc: &Document<'_>, mut np: Range<usize>) -> Range<usize> {
    np.end = np.end.min(doc.tokens.len());
    let empty = |t: usize| {
        !matches!(
            doc.tokens[t].kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Address
        ) || matches!(doc.lower(t), "and" | "but" | "then" | "yet" | "as" | "that")
    };
    while np.start < np.end && empty(np.start) {
        np.start += 1;
    }
    while np.start < np.end && doc.tokens[np.end - 1].kind == TokenKind::Punct {
        np.end -= 1;
    }
    np
}

/// A name or noun with exactly these tokens.
pub(super) fn linked(chains: &Chains<'_, '_>, tokens: &Range<usize>) -> Option<MentionId> {
    let names = chains.names();
    let at = |list: &[Mention], from: usize| {
        let found = list.partition_point(|m| m.tokens.start < tokens.start);
        // "the company", "the company's chairman"
        let mut here = list[found..]
            .iter()
            .take_while(|m| m.tokens.start == tokens.start);
        let same = here.position(|m| m.tokens == *tokens)?;
        Some(MentionId::new(from + found + same))
    };
    at(names, 0).or_else(|| at(chains.nouns(), names.len()))
}

/// Names that touch the range.
pub(super) fn names_in(
    chains: &Chains<'_, '_>,
    np: &Range<usize>,
) -> impl Iterator<Item = MentionId> + use<> {
    let names = chains.names();
    let found = names.partition_point(|m| m.tokens.end <= np.start)
        ..names.partition_point(|m| m.tokens.start < np.end);
    found.map(MentionId::new)
}

/// The name that covers the token: its index in [`Chains::mentions`].
pub(crate) fn name_at(chains: &Chains<'_, '_>, token: usize) -> Option<MentionId> {
    names_in(chains, &(token..token + 1)).next()
}

/// A person's name that owns nothing and hangs on no preposition: "the agency's director, Ann Lee".
pub(super) fn person_in(chains: &Chains<'_, '_>, np: &Range<usize>) -> Option<MentionId> {
    names_in(chains, np).find(|&m| {
        let mention = &chains.mentions[m];
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let owns = chains
            .tokens
            .get(end)
            .is_some_and(|t| t.kind == TokenKind::Possessive)
            || matches!(chains.lower(end), "'" | "’") && end < np.end;
        let hangs = start > np.start && {
            let before = mention
                .title
                .map_or(start, |t| {
                    chains.tokens.partition_point(|x| x.span.end <= t.start)
                })
                .max(np.start + 1)
                - 1;
            let before = if chains.lower(before) == "the" {
                before.saturating_sub(1)
            } else {
                before
            };
            before >= np.start
                && matches!(
                    chains.lower(before),
                    "of" | "for"
                        | "with"
                        | "to"
                        | "at"
                        | "in"
                        | "from"
                        | "on"
                        | "by"
                        | "against"
                        | "under"
                        | "than"
                        | "like"
                )
        };
        // "the mother of drowned sailor Emre Aksoy" is the mother.
        let described = start > np.start + 1
            && mention.title.is_none()
            && noun_kind(chains, chains.word_class(start - 1), start - 1) == EntityType::Person
            && (np.start..start - 1).any(|t| matches!(chains.lower(t), "of" | "for" | "to"));
        mention.kind == EntityType::Person
            && !described
            && !owns
            && !hangs
            && !modifies(chains, end, np.end)
    })
}

/// "the Obama administration": another noun follows inside the phrase.
fn modifies(doc: &Document<'_>, next: usize, end: usize) -> bool {
    next < end
        && doc.tokens[next].kind == TokenKind::Word
        && doc.tokens[next].case == Case::Lower
        && !doc.word_class(next).any(WordClass::HEAD_END)
}

/// The last word before a preposition, a comma or a relative pronoun.
pub(super) fn head_of(chains: &Chains<'_, '_>, np: &Range<usize>) -> Option<usize> {
    let mut head = None;
    for token in np.clone() {
        let kind = chains.tokens[token].kind;
        let possessive = kind == TokenKind::Possessive;
        // "the inspectors’ report"
        let plural = matches!(chains.lower(token), "'" | "’")
            && token + 1 < np.end
            && token > np.start
            && chains.lower(token - 1).ends_with('s');
        if possessive || plural {
            continue;
        }
        let inside_name =
            name_at(chains, token).is_some_and(|m| chains.mentions[m].tokens.start < token);
        if head.is_some()
            && !inside_name
            && (kind == TokenKind::Punct || chains.word_class(token).any(WordClass::HEAD_END))
        {
            break;
        }
        if kind == TokenKind::Word || kind == TokenKind::Address {
            let word_class = chains.word_class(token);
            let time = word_class.any(WordClass::CALENDAR)
                && chains.tokens[token].case == Case::Title
                && token > np.start;
            let adverb = word_class.any(WordClass::ADVERB) && head.is_some();
            if !time && !adverb {
                head = Some(token);
            }
        }
    }
    head.map(|head| described(chains, np, head))
}

/// "a study published on Monday": the noun, of which the participle says more.
fn described(chains: &Chains<'_, '_>, np: &Range<usize>, head: usize) -> usize {
    let grammar = chains.grammar;
    let word = TokenIdx::new(head);
    let noun = grammar.trees().head(word).map(TokenIdx::at);
    let is_participle = grammar.is_read(word) && grammar.tag(word).is_verbal();
    let inside = noun.filter(|noun| is_participle && (np.start..head).contains(noun));
    // Where the tree errs: a noun stands before the participle all the same.
    let beside = (np.start..head).last().filter(|&noun| {
        let speaks = chains.word_class(noun).any(WordClass::SPEAKING_THING)
            || is_participle && grammar.tag(TokenIdx::new(noun)) == Tag::Noun;
        speaks && chains.lower(head).ends_with("ed")
    });
    inside.or(beside).unwrap_or(head)
}

/// "the Ecuadorian said": somebody from there, and no state.
pub(super) fn national_in(
    chains: &Chains<'_, '_>,
    np: &Range<usize>,
    head: usize,
) -> Option<MentionId> {
    let people = chains.mentions[name_at(chains, head)?].kind == EntityType::Group;
    let noun = nominal_in(chains, np, Some(head)).filter(|_| people)?;
    let mention = &chains.mentions[noun];
    (mention.kind == EntityType::Person && mention.tokens.end == head + 1).then_some(noun)
}

/// The noun mention that starts in the phrase and covers its head, or ends at it.
pub(super) fn nominal_in(
    chains: &Chains<'_, '_>,
    np: &Range<usize>,
    head: Option<usize>,
) -> Option<MentionId> {
    let nouns = chains.nouns();
    let from = nouns.partition_point(|m| m.tokens.end <= np.start);
    let to = nouns.partition_point(|m| m.tokens.start < np.end);
    (from..to)
        .find(|&n| {
            let tokens = &nouns[n].tokens;
            head.is_none_or(|h| tokens.contains(&h)) && tokens.start + 1 >= np.start
        })
        .map(|n| MentionId::new(chains.names().len() + n))
}
