//! What the tagger is told of each token besides its letters: how it is written, what the lists know of it, what the
//! rest of the article says, and what the rules think of the name that it may stand in.
//!
//! Each clue is a number; the tagger has learnt one vector for each. The numbers are part of the model's format: a clue
//! that is added goes to the end, and the model is trained anew ([`CLUES`] stands in the model's head).

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::decide;
use super::toponyms;
use super::view::View;
use crate::gazetteer::Gazetteer;
use crate::kinds::RegionKind;
use crate::lexicon::{EntryKind, WordClass};
use crate::text::{Case, TokenKind};

/// Number of clues that there are.
pub(crate) const CLUES: usize = 128;

/// Uses of the word by the lists, one clue for each flag of `WordClass`.
const TRAITS: u8 = 0;
const CASE: u8 = 48;
const KIND: u8 = 52;
const INITIAL: u8 = 57;
const CASELESS: u8 = 58;
const TITLED: u8 = 59;
const JOINED: u8 = 60;
const QUOTED: u8 = 61;
const ASIDE: u8 = 62;
const DATELINE: u8 = 63;
/// A listed phrase: the first token, and from 72 the others; one clue for each kind.
const LISTED: u8 = 64;
/// Among the kinds of listed phrases, peoples and organizations.
const PEOPLE: u8 = 4;
const ORGANIZATION: u8 = 5;
/// For each type, how many of the [`STEPS`] the rules' score reaches.
const SCORE: u8 = 80;
/// First, inner, last, only token of the rules' candidate.
const POSITION: u8 = 100;
/// The type that the rules alone would choose.
const CHOICE: u8 = 104;
const AFTER_TITLE: u8 = 108;
const IN_TITLE: u8 = 109;
/// The word stands elsewhere in the article in lower case; with a capital inside a sentence; more than once.
const SEEN_LOWER: u8 = 110;
const SEEN_CAPITAL: u8 = 111;
const SEEN_AGAIN: u8 = 112;
/// What the gazetteer knows: [`toponyms::CLASSES`] on a name's first token, and as many on the others.
const TOPONYM: u8 = 113;
const LAST_TOPONYM: u8 = TOPONYM + 2 * toponyms::CLASSES as u8 - 1;

/// Scores at which the rules grow surer.
const STEPS: [i32; 5] = [10, 20, 35, 55, 80];

/// The clues of all tokens, one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clues {
    numbers: Vec<u8>,
    /// Where each token's clues end.
    ends: Vec<u32>,
}

impl Clues {
    /// The clues of one token; none past the end.
    pub(crate) fn of(&self, token: usize) -> &[u8] {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = token.checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(token)).unwrap_or_default()
    }

    /// Whether the token may stand in a name: it bears a capital and is no word of grammar, or a list or a rule knows of it. A
    /// sentence without such a token is not read.
    pub(crate) fn speak_of_names(&self, token: usize) -> bool {
        let clues = self.of(token);
        let of_grammar = || {
            WordClass::FUNCTION
                .numbers()
                .any(|bit| clues.contains(&(TRAITS + bit)))
        };
        let bears_capital = clues.contains(&KIND) && !clues.contains(&CASE);
        bears_capital && !of_grammar()
            || clues
                .iter()
                .any(|&clue| (LISTED..SEEN_LOWER).contains(&clue))
    }

    /// Whether the clue says what the rules think.
    pub(crate) fn is_of_rules(clue: u8) -> bool {
        (SCORE..=IN_TITLE).contains(&clue)
    }

    /// Whether the clue says what the gazetteer knows.
    pub(crate) fn is_of_gazetteer(clue: u8) -> bool {
        (TOPONYM..=LAST_TOPONYM).contains(&clue)
    }

    /// Whether the clue stands on the first token of a name that the gazetteer knows.
    pub(crate) fn begins_toponym(clue: u8) -> bool {
        (TOPONYM..TOPONYM + toponyms::CLASSES as u8).contains(&clue)
    }

    /// Whether the clue stands on a token of a listed people.
    pub(crate) fn is_of_people(clue: u8) -> bool {
        clue == LISTED + PEOPLE || clue == LISTED + 8 + PEOPLE
    }

    /// Whether the clue stands on a token of a listed organization.
    pub(crate) fn is_of_organization(clue: u8) -> bool {
        clue == LISTED + ORGANIZATION || clue == LISTED + 8 + ORGANIZATION
    }
}

/// Looks at all tokens; `candidates` are the rules', in text order, with all their evidence. Without a gazetteer its clues are
/// missing, which the tagger has learnt to do without.
pub(super) fn collect(
    view: &View<'_, '_>,
    candidates: &[Candidate],
    gazetteer: Option<&Gazetteer>,
) -> Clues {
    let n = view.doc.tokens.len();
    let seen = seen(view);
    let standing = standing(view);
    let listed = listed(view);
    let rules = rules(view, candidates);
    let toponyms = gazetteer.map_or_else(Vec::new, |g| toponyms::classes(view, g));
    let mut clues = Clues {
        numbers: Vec::with_capacity(n * 8),
        ends: Vec::with_capacity(n),
    };
    for token in 0..n {
        written(view, token, &mut clues.numbers);
        elsewhere(view, token, &seen, &mut clues.numbers);
        push_bits(u32::from(standing[token]), QUOTED, &mut clues.numbers);
        push_bits(u32::from(listed[token]), LISTED, &mut clues.numbers);
        push_bits(rules[token], SCORE, &mut clues.numbers);
        let classes = toponyms.get(token).copied().unwrap_or_default();
        push_bits(u32::from(classes), TOPONYM, &mut clues.numbers);
        clues.ends.push(clues.numbers.len() as u32);
    }
    clues
}

/// Adds the clue `first + n` for each bit n that is set.
fn push_bits(mut bits: u32, first: u8, out: &mut Vec<u8>) {
    while bits != 0 {
        out.push(first + bits.trailing_zeros() as u8);
        bits &= bits - 1;
    }
}

/// For each token: between quotation marks, no running text, in a dateline (bits 0 to 2).
fn standing(view: &View<'_, '_>) -> Vec<u8> {
    let doc = view.doc;
    let mut bits = vec![0; doc.tokens.len()];
    let mut mark = |tokens: Range<usize>, bit: u8| {
        if let Some(tokens) = bits.get_mut(tokens) {
            tokens.iter_mut().for_each(|b| *b |= 1 << bit);
        }
    };
    for run in doc.quoted_spans.iter().filter(|run| run.inside.is_none()) {
        mark(run.tokens.clone(), 0);
    }
    for paragraph in doc.paragraphs.iter().filter(|p| p.aside) {
        mark(paragraph.tokens.clone(), ASIDE - QUOTED);
    }
    for region in doc
        .regions
        .iter()
        .filter(|r| r.kind == RegionKind::Dateline)
    {
        let first = doc
            .tokens
            .partition_point(|t| t.span.start < region.span.start);
        let end = doc
            .tokens
            .partition_point(|t| t.span.start < region.span.end);
        mark(first..end.max(first), DATELINE - QUOTED);
    }
    bits
}

fn written(view: &View<'_, '_>, token: usize, out: &mut Vec<u8>) {
    let t = &view.doc.tokens[token];
    out.extend(view.word_class(token).numbers().map(|bit| TRAITS + bit));
    out.push(
        CASE + match t.case {
            Case::Lower => 0,
            Case::Title => 1,
            Case::Upper => 2,
            Case::Initial => 3,
        },
    );
    out.push(
        KIND + match t.kind {
            TokenKind::Word => 0,
            TokenKind::Possessive => 1,
            TokenKind::Number => 2,
            TokenKind::Punct => 3,
            TokenKind::Address => 4,
        },
    );
    let flags = [
        (view.is_initial(token), INITIAL),
        (view.is_caseless(token), CASELESS),
        (view.is_titled(token), TITLED),
        (!t.space_before, JOINED),
    ];
    out.extend(
        flags
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, clue)| clue),
    );
}

/// How a word stands in the whole article: in lower case, with a capital inside a sentence; and how often.
fn seen<'v>(view: &'v View<'_, '_>) -> FxHashMap<&'v str, (u32, u32, u32)> {
    let mut seen: FxHashMap<&str, (u32, u32, u32)> = FxHashMap::default();
    for token in (0..view.doc.tokens.len()).filter(|&t| view.is_word(t)) {
        let entry = seen.entry(view.lower(token)).or_default();
        entry.0 += u32::from(!view.is_capital(token));
        let telling = !view.is_initial(token) && !view.is_titled(token);
        entry.1 += u32::from(view.is_capital(token) && telling);
        entry.2 += 1;
    }
    seen
}

fn elsewhere(
    view: &View<'_, '_>,
    token: usize,
    seen: &FxHashMap<&str, (u32, u32, u32)>,
    out: &mut Vec<u8>,
) {
    if !view.is_capital(token) {
        return;
    }
    let Some(&(lower, capital, all)) = seen.get(view.lower(token)) else {
        return;
    };
    let own = u32::from(!view.is_initial(token) && !view.is_titled(token));
    let flags = [
        (lower > 0, SEEN_LOWER),
        (capital > own, SEEN_CAPITAL),
        (all > 1, SEEN_AGAIN),
    ];
    out.extend(
        flags
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, clue)| clue),
    );
}

/// For tokens of listed phrases, the kinds: bits 0 to 7 on the first token, 8 to 15 on the others.
fn listed(view: &View<'_, '_>) -> Vec<u16> {
    let mut bits = vec![0; view.doc.tokens.len()];
    for sentence in &view.doc.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let found = view.is_word(at).then(|| {
                let caseless = view.is_caseless(at);
                view.lexicon.longest(view.doc, at, sentence.end, caseless)
            });
            let Some(found) = found.flatten() else {
                at += 1;
                continue;
            };
            for known in view.lexicon.known(&found) {
                let kind = match known.kind {
                    EntryKind::Country => 0,
                    EntryKind::Capital => 1,
                    EntryKind::City => 2,
                    EntryKind::Region => 3,
                    EntryKind::People => PEOPLE,
                    EntryKind::Organization => ORGANIZATION,
                    EntryKind::Seat => 6,
                    EntryKind::SeatPlace => 7,
                };
                for token in found.tokens.clone() {
                    let inner = if token == found.tokens.start { 0 } else { 8 };
                    bits[token] |= 1 << (kind + inner);
                }
            }
            at = found.tokens.end.max(at + 1);
        }
    }
    bits
}

/// For tokens of candidates and their titles, the clues from [`SCORE`] on as bits.
fn rules(view: &View<'_, '_>, candidates: &[Candidate]) -> Vec<u32> {
    let mut bits = vec![0; view.doc.tokens.len()];
    for candidate in candidates {
        let mut shared = 0;
        for (kind, score) in candidate.scores().into_iter().enumerate() {
            for (step, _) in STEPS
                .iter()
                .enumerate()
                .filter(|(_, least)| score >= **least)
            {
                shared |= 1 << (kind * STEPS.len() + step);
            }
        }
        if let Some(kind) = decide::choice(view, candidate) {
            shared |= 1 << (usize::from(CHOICE - SCORE) + kind);
        }
        if candidate.title.is_some() {
            shared |= 1 << (AFTER_TITLE - SCORE);
        }
        let tokens = candidate.tokens.clone();
        for token in tokens.clone() {
            let position = match token {
                _ if tokens.len() == 1 => 3,
                token if token == tokens.start => 0,
                token if token + 1 == tokens.end => 2,
                _ => 1,
            };
            bits[token] |= shared | 1 << (POSITION - SCORE + position);
        }
        for token in candidate.title.clone().into_iter().flatten() {
            bits[token] |= 1 << (IN_TITLE - SCORE);
        }
    }
    bits
}
