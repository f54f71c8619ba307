//! Transcripts: lines that begin with who speaks and a colon: “HALL: No.”, “Q: Why?”, “Marta Olsen: Thirty years.”, “MO: Thirty years.”
//!
//! Two labels in capitals make a transcript. Names written as in running text make one only where somebody speaks again: a list
//! of people with a colon behind each (“Olsen: scored twice”) names everybody once.

use core::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::coref::{Chains, Holder, Initials, name_at};
use crate::kinds::{EntityType, RegionKind};
use crate::layers::EntityId;
use crate::text::{Case, Document, ParagraphIdx, Region, TokenKind};

/// What one speaker says in a transcript.
#[derive(Clone)]
pub(super) struct Turn {
    pub(super) paragraph: ParagraphIdx,
    /// The words before the colon.
    pub(super) speaker: Range<usize>,
    pub(super) content: Range<usize>,
    /// Whose initials the label is.
    pub(super) initials_of: Option<Holder>,
    /// Of a letter: the name elsewhere of who asks or answers.
    pub(super) named: Option<Range<usize>>,
    in_capitals: bool,
    /// In capitals, a name, or "Q": among such lines any other label is one too.
    is_clear: bool,
}

impl Turn {
    /// "Q. Where was the key?": nobody is named.
    pub(super) fn is_question(&self) -> bool {
        self.speaker.is_empty()
    }
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
    let all: Vec<Turn> = chains
        .paragraphs
        .ids()
        .filter_map(|p| turn(chains, p))
        .filter(|turn| !is_about(chains, turn))
        .collect();
    let mut turns: Vec<Turn> = all.iter().filter(|turn| turn.is_clear).cloned().collect();
    // "Interviewer: Why?": a label that says nobody's name, among others or more than once.
    let mut labels = FxHashSet::default();
    let mut again = all
        .iter()
        .filter(|turn| !labels.insert(chains.span(&turn.speaker).of(chains.text)));
    let repeats = again.next().is_some();
    if turns.len() >= LINES || turns.len() + 1 >= LINES && repeats {
        turns = all;
    }
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
        turns.retain(|turn| turn.in_capitals || turn.is_question());
    }
    if turns.len() < LINES {
        turns.clear();
    }
    name_letters(chains, &mut turns);
    turns
}

/// "Transcript: Senator Berg on the farm bill": one word over the whole, no name that is known elsewhere.
fn is_about(chains: &Chains<'_, '_>, turn: &Turn) -> bool {
    let span = chains.span(&chains.paragraphs[turn.paragraph].tokens);
    let headline = |r: &Region| r.kind == RegionKind::Headline && r.span.overlaps(span);
    !turn.in_capitals && turn.speaker.len() == 1 && chains.regions.iter().any(headline)
}

fn somebody_speaks_again(chains: &Chains<'_, '_>, turns: &[Turn]) -> bool {
    let mut spoken: FxHashMap<Voice, usize> = FxHashMap::default();
    turns.iter().any(|turn| {
        if turn.is_question() {
            return false;
        }
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

fn turn(chains: &Chains<'_, '_>, paragraph: ParagraphIdx) -> Option<Turn> {
    let tokens = chains.paragraphs[paragraph].tokens.clone();
    if let Some(content) = question_or_answer(chains, &tokens) {
        return Some(Turn {
            paragraph,
            speaker: tokens.start..tokens.start,
            content,
            initials_of: None,
            named: None,
            in_capitals: false,
            is_clear: true,
        });
    }
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
    let is_clear = in_capitals || is_name();
    (is_clear || is_label(chains, &speaker) && !content.clone().any(|t| chains.is_quoted(t)))
        .then_some(Turn {
            paragraph,
            speaker,
            content,
            initials_of: None,
            named: None,
            in_capitals,
            is_clear,
        })
}

/// "Q. Where was the key?", "A Under the mat.": what stands behind the letter.
fn question_or_answer(chains: &Chains<'_, '_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let letter = matches!(chains.written(tokens.start), "Q" | "A" | "Q." | "A.");
    let stop = usize::from(matches!(chains.written(tokens.start + 1), "." | ":"));
    let start = tokens.start + 1 + stop;
    let dotted = stop == 1 || chains.written(tokens.start).ends_with('.');
    let asks = chains.written(tokens.start) == "Q" && chains.written(tokens.end - 1) == "?";
    (letter && (dotted || asks) && start + 1 < tokens.end).then_some(start..tokens.end)
}

/// Who asks and answers behind letters: "EXAMINATION BY MS. ORLOV:" names who asks, "the witness, Anna Berg," who answers.
fn name_letters(chains: &Chains<'_, '_>, turns: &mut [Turn]) {
    if !turns.iter().any(Turn::is_question) {
        return;
    }
    let name_behind = |t: usize| {
        let name = (t + 2..t + 5).find_map(|t| name_at(chains, t))?;
        let name = &chains.mentions[name];
        (name.kind == EntityType::Person).then(|| name.tokens.clone())
    };
    let pairs = 0..chains.tokens.len().saturating_sub(1);
    let (mut asking, mut witness) = (Vec::new(), None);
    for t in pairs.clone() {
        match (chains.lower(t), chains.lower(t + 1)) {
            (heading, "by") if heading.ends_with("examination") => {
                let colon = (t + 3..t + 8).find(|&t| t < pairs.end && chains.written(t) == ":");
                let name = colon.map(|colon| {
                    let stop = (t + 2..colon)
                        .rev()
                        .find(|&t| chains.kind(t) == TokenKind::Punct);
                    stop.map_or(t + 2, |stop| stop + 1)..colon
                });
                asking.push((t, name));
            }
            ("witness", ",") if witness.is_none() => witness = name_behind(t),
            _ => {}
        }
    }
    for turn in turns.iter_mut().filter(|turn| turn.is_question()) {
        let at = turn.speaker.start;
        let before = asking.partition_point(|(heading, _)| *heading < at);
        turn.named = match chains.written(at).starts_with('Q') {
            true => before
                .checked_sub(1)
                .and_then(|last| asking[last].1.clone()),
            false => witness.clone(),
        };
    }
}

/// "Orbit Weekly", "Interviewer": at most three words that all begin with a capital.
fn is_label(chains: &Chains<'_, '_>, speaker: &Range<usize>) -> bool {
    let capital = |t: usize| chains.kind(t) == TokenKind::Word && chains.case(t) != Case::Lower;
    speaker.len() <= 3 && speaker.clone().all(capital)
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
