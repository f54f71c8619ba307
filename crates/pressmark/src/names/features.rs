//! Which features each token has for the recogniser (`recogniser/features.rs`): how it is written, what the lists know of it, what
//! the rest of the article says, and what the rules think of the name that it may stand in.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::decide;
use super::toponyms;
use super::view::View;
use crate::gazetteer::Gazetteer;
use crate::kinds::RegionKind;
use crate::lexicon::EntryKind;
use crate::recogniser::features::{self, Block, Features, SCORE_STEPS};
use crate::text::{Case, Sentence, TokenKind};

/// Looks at all tokens; `candidates` are the rules', in text order, with all their evidence. Without a gazetteer its features are
/// missing, which the network has learnt to do without.
pub(super) fn collect(
    view: &View<'_, '_>,
    candidates: &[Candidate],
    gazetteer: Option<&Gazetteer>,
) -> Features {
    let tokens = view.doc.tokens.len();
    let seen = seen(view);
    let standing = standing(view);
    let listed = listed(view);
    let rules = rules(view, candidates);
    let toponyms = gazetteer.map_or_else(Vec::new, |g| toponyms::classes(view, g));
    let mut features = Features::with_capacity(tokens);
    for token in 0..tokens {
        features.push(|out| {
            written(view, token, out);
            elsewhere(view, token, &seen, out);
            out.extend(standing[token].iter().flatten());
            let [first, other] = listed[token];
            push_bits(first.into(), features::LISTED_FIRST, out);
            push_bits(other.into(), features::LISTED_OTHER, out);
            out.extend(bits(rules[token]).map(|bit| features::RULES.start + bit));
            let [first, other] = toponyms.get(token).copied().unwrap_or_default();
            push_bits(first.into(), features::TOPONYM_FIRST, out);
            push_bits(other.into(), features::TOPONYM_OTHER, out);
        });
    }
    features
}

/// The numbers of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = u8> {
    core::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as u8);
        set &= set.wrapping_sub(1);
        bit
    })
}

/// Adds the block's feature for each bit that is set.
fn push_bits(set: u32, block: Block, out: &mut Vec<u8>) {
    out.extend(bits(set).map(|bit| block.at(bit.into())));
}

/// For each token what holds: between quotation marks, in no running text, in a dateline.
fn standing(view: &View<'_, '_>) -> Vec<[Option<u8>; 3]> {
    let doc = view.doc;
    let mut standing = vec![[None; 3]; doc.tokens.len()];
    let mut mark = |tokens: Range<usize>, at: usize, block: Block| {
        if let Some(tokens) = standing.get_mut(tokens) {
            tokens
                .iter_mut()
                .for_each(|token| token[at] = Some(block.only()));
        }
    };
    for run in doc.quoted_spans.iter().filter(|run| run.inside.is_none()) {
        mark(run.tokens.clone(), 0, features::QUOTED);
    }
    for paragraph in doc.paragraphs.iter().filter(|p| p.aside) {
        mark(paragraph.tokens.clone(), 1, features::ASIDE);
    }
    let datelines = doc.regions.iter();
    for region in datelines.filter(|r| r.kind == RegionKind::Dateline) {
        let first = doc
            .tokens
            .partition_point(|t| t.span.start < region.span.start);
        let end = doc
            .tokens
            .partition_point(|t| t.span.start < region.span.end);
        mark(first..end.max(first), 2, features::DATELINE);
    }
    standing
}

/// Adds those of the features whose condition holds.
fn push_if<const N: usize>(conditions: [(bool, Block); N], out: &mut Vec<u8>) {
    let holding = conditions.into_iter().filter(|(holds, _)| *holds);
    out.extend(holding.map(|(_, block)| block.only()));
}

fn written(view: &View<'_, '_>, token: usize, out: &mut Vec<u8>) {
    let t = &view.doc.tokens[token];
    let classes = view.word_class(token);
    for (n, _) in features::CLASSES
        .iter()
        .enumerate()
        .filter(|(_, class)| classes.any(**class))
    {
        out.push(features::WORD_CLASS.at(n));
    }
    out.push(features::CASE.at(match t.case {
        Case::Lower => 0,
        Case::Title => 1,
        Case::Upper => 2,
        Case::Initial => 3,
    }));
    out.push(features::KIND.at(match t.kind {
        TokenKind::Word => 0,
        TokenKind::Possessive => 1,
        TokenKind::Number => 2,
        TokenKind::Punct => 3,
        TokenKind::Address => 4,
    }));
    let conditions = [
        (view.is_initial(token), features::OPENING),
        (view.is_caseless(token), features::CASELESS),
        (view.is_titled(token), features::TITLED),
        (!t.space_before, features::JOINED),
        (is_word_with_digit(view, token), features::DIGIT),
    ];
    push_if(conditions, out);
    if t.case == Case::Upper {
        capitals(view, token, out);
    }
}

fn is_word_with_digit(view: &View<'_, '_>, token: usize) -> bool {
    view.is_word(token) && view.doc.written(token).bytes().any(|b| b.is_ascii_digit())
}

/// Of a word in capitals: how long it is, and what stands beside it.
fn capitals(view: &View<'_, '_>, token: usize, out: &mut Vec<u8>) {
    let doc = view.doc;
    let letters = doc.written(token).chars().filter(|c| c.is_alphabetic());
    let beside = |is: fn(&View<'_, '_>, usize) -> bool| {
        (token > 0 && view.adjoins(token) && is(view, token - 1))
            || (view.adjoins(token + 1) && is(view, token + 1))
    };
    let length = letters.count();
    let small = token > 0 && view.adjoins(token) && view.case(token - 1) == Case::Title;
    let conditions = [
        (4..6).contains(&length),
        length > 5,
        small,
        beside(|view, t| view.case(t) == Case::Upper),
        beside(|view, t| view.doc.kind(t) == TokenKind::Number),
    ];
    let holding = conditions.iter().enumerate().filter(|(_, holds)| **holds);
    out.extend(holding.map(|(n, _)| features::CAPITALS.at(n)));
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
    let conditions = [
        (lower > 0, features::SEEN_LOWER),
        (capital > own, features::SEEN_CAPITAL),
        (all > 1, features::SEEN_AGAIN),
    ];
    push_if(conditions, out);
}

/// For tokens of listed phrases, the kinds as bits: of phrases that begin with the token, of others.
fn listed(view: &View<'_, '_>) -> Vec<[u8; 2]> {
    let mut bits = vec![[0; 2]; view.doc.tokens.len()];
    for Sentence { tokens: sentence } in &view.doc.sentences {
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
                    EntryKind::People => 4,
                    EntryKind::Organization => 5,
                    EntryKind::Seat => 6,
                    EntryKind::SeatPlace => 7,
                };
                for token in found.tokens.clone() {
                    bits[token][usize::from(token > found.tokens.start)] |= 1 << kind;
                }
            }
            at = found.tokens.end.max(at + 1);
        }
    }
    bits
}

/// For tokens of candidates and their titles, the features of [`features::RULES`] as bits.
fn rules(view: &View<'_, '_>, candidates: &[Candidate]) -> Vec<u32> {
    let bit = |feature: u8| 1_u32 << (feature - features::RULES.start);
    let mut bits = vec![0; view.doc.tokens.len()];
    for candidate in candidates {
        let mut shared = 0;
        for (kind, score) in candidate.scores().into_iter().enumerate() {
            let reached = SCORE_STEPS.iter().filter(|least| score >= **least).count();
            for step in 0..reached {
                shared |= bit(features::SCORE.at(kind * SCORE_STEPS.len() + step));
            }
        }
        if let Some(kind) = decide::choice(view, candidate) {
            shared |= bit(features::CHOICE.at(kind.index()));
        }
        if candidate.title.is_some() {
            shared |= bit(features::AFTER_TITLE.only());
        }
        let tokens = candidate.tokens.clone();
        for token in tokens.clone() {
            let position = match token {
                _ if tokens.len() == 1 => 3,
                token if token == tokens.start => 0,
                token if token + 1 == tokens.end => 2,
                _ => 1,
            };
            bits[token] |= shared | bit(features::POSITION.at(position));
        }
        for token in candidate.title.clone().into_iter().flatten() {
            bits[token] |= bit(features::IN_TITLE.only());
        }
    }
    bits
}
