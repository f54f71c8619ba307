//! Transcripts: lines that begin with who speaks and a colon: “HALL: No.”, “Q: Why?”, “Marta Olsen: Thirty years.”, “MO: Thirty years.”
//!
//! Two labels in capitals make a transcript. Names written as in running text make one only where somebody speaks again: a list
//! of people with a colon behind each (“Olsen: scored twice”) names everybody once.

use core::ops::Range;

use rustc_hash::FxHashMap;

use crate::coref::{Chains, Holder, Initials, name_at};
use crate::kinds::EntityType;
use crate::layers::EntityId;
use crate::text::{Case, Document, TokenKind};

/// What one speaker says in a transcript.
pub(super) struct Turn {
    pub(super) paragraph: usize,
    /// The words before the colon.
    pub(super) speaker: Range<usize>,
    pub(super) content: Range<usize>,
    /// Whose initials the label is.
    pub(super) initials_of: Option<Holder>,
    in_capitals: bool,
}

/// A single line with a colon may be anything; two such lines are a transcript.
const LINES: usize = 2;
/// Words before the colon.
const NAME_WORDS: usize = 6;

/// Who speaks a line: somebody known, or whoever bears the label.
#[derive(PartialEq, Eq, Hash)]
enum Voice {
    Known(EntityId),
    Label(String),
}

/// The turns of a transcript, in order; empty where the text is none.
pub(super) fn turns(chains: &Chains<'_, '_>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = (0..chains.paragraphs.len())
        .filter_map(|p| turn(chains, p))
        .collect();
    if turns.len() < LINES {
        return Vec::new();
    }
    let initials = Initials::new(chains);
    for turn in &mut turns {
        if turn.in_capitals && turn.speaker.len() == 1 {
            turn.initials_of = initials.holder(chains.written(turn.speaker.start));
        }
    }
    if !somebody_speaks_again(chains, &turns) {
        turns.retain(|turn| turn.in_capitals);
    }
    if turns.len() < LINES {
        turns.clear();
    }
    turns
}

fn somebody_speaks_again(chains: &Chains<'_, '_>, turns: &[Turn]) -> bool {
    let mut spoken: FxHashMap<Voice, usize> = FxHashMap::default();
    turns.iter().any(|turn| {
        let named = name_at(chains, turn.speaker.end - 1).map(|name| chains.mentions[name].entity);
        let voice = turn
            .initials_of
            .map(|holder| holder.entity)
            .or(named)
            .map_or_else(
                || Voice::Label(chains.span(&turn.speaker).of(chains.text).to_owned()),
                Voice::Known,
            );
        let lines = spoken.entry(voice).or_default();
        *lines += 1;
        *lines >= LINES
    })
}

fn turn(chains: &Chains<'_, '_>, paragraph: usize) -> Option<Turn> {
    let tokens = chains.paragraphs[paragraph].tokens.clone();
    let colon = tokens
        .clone()
        .take(NAME_WORDS + 1)
        .find(|&t| chains.written(t) == ":")?;
    let speaker = tokens.start..colon;
    let content = colon + 1..tokens.end;
    if speaker.is_empty() || content.len() < 2 {
        return None;
    }
    let in_capitals = is_in_capitals(chains, &speaker);
    // “Marta Olsen: ‘Thirty years’” is a quotation with marks.
    let is_name = || {
        !chains.paragraphs[paragraph].aside
            && is_whole_name(chains, &speaker)
            && content.clone().all(|t| !chains.is_quoted(t))
    };
    (in_capitals || is_name()).then_some(Turn {
        paragraph,
        speaker,
        content,
        initials_of: None,
        in_capitals,
    })
}

fn is_in_capitals(doc: &Document<'_>, speaker: &Range<usize>) -> bool {
    let capitals = speaker.clone().all(|t| {
        matches!(doc.case(t), Case::Upper | Case::Initial) || doc.kind(t) == TokenKind::Punct
    });
    let longest = doc.tokens[speaker.clone()].iter().map(|t| t.span.len());
    // "AND WHEREAS:" opens a clause of a resolution.
    let last = speaker.end - 1;
    let is_clause = doc.lower(last) == "whereas" || doc.lower(last) == "resolved";
    capitals && !is_clause && longest.max().unwrap_or(0) > 1
}

/// The label is the name of somebody who can speak, with the title before it at most.
fn is_whole_name(chains: &Chains<'_, '_>, speaker: &Range<usize>) -> bool {
    let Some(name) = name_at(chains, speaker.end - 1).map(|name| &chains.mentions[name]) else {
        return false;
    };
    let start = name.title.map_or(name.span.start, |title| title.start);
    matches!(name.kind, EntityType::Person | EntityType::Organization)
        && name.tokens.end == speaker.end
        && chains.span(speaker).start == start
}
