//! Labels of a transcript: “MO” is Marta Olsen, and whoever “REPORTER” is, the next “REPORTER” is the same.

use core::ops::Range;

use rustc_hash::FxHashMap;

use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form};
use crate::layers::{EntityId, MentionId, Why};
use crate::text::Case;
use crate::text::span::Span;

/// One line that begins with capitals and a colon may be anything; two are a transcript.
const LINES: usize = 2;

/// Initials of the people and organizations that the article names.
pub(crate) struct Initials {
    /// Nobody where two share them.
    holders: FxHashMap<String, Option<Holder>>,
}

/// Somebody whose initials may stand for the name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holder {
    pub(crate) entity: EntityId,
    /// The first name.
    named: Span,
}

impl Initials {
    pub(crate) fn new(chains: &Chains<'_, '_>) -> Self {
        let mut holders: FxHashMap<String, Option<Holder>> = FxHashMap::default();
        let mut seen = vec![false; chains.entities.len()];
        for mention in chains.mentions.iter().filter(|m| m.form == Form::Name) {
            let entity = mention.entity;
            let (Some(seen), Some(known)) =
                (seen.get_mut(entity.at()), chains.entities.get(entity))
            else {
                continue;
            };
            let is_actor = matches!(known.kind, EntityType::Person | EntityType::Organization);
            if !is_actor || core::mem::replace(seen, true) {
                continue;
            }
            let words = known.name.split([' ', '-']);
            let letters: String = words
                .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                .collect();
            if letters.chars().count() > 1 {
                let named = mention.span;
                holders
                    .entry(letters)
                    .and_modify(|holder| *holder = None)
                    .or_insert(Some(Holder { entity, named }));
            }
        }
        Self { holders }
    }

    /// The one whose initials the letters are.
    pub(crate) fn holder(&self, letters: &str) -> Option<Holder> {
        let letters = letters.replace('.', "");
        self.holders.get(&letters).copied().flatten()
    }
}

/// Labels that were taken for the letters of an organization, “PH:”, are the initials of somebody named; before nouns and pronouns are linked.
pub(super) fn link(chains: &mut Chains<'_, '_>) {
    let is_label = |tokens: &Range<usize>| {
        let paragraph = chains.paragraphs.get(chains.paragraph_of(tokens.start));
        tokens.len() == 1
            && chains.case(tokens.start) == Case::Upper
            && chains.lower(tokens.end) == ":"
            && paragraph.is_some_and(|p| p.tokens.start == tokens.start)
    };
    let opening = chains.paragraphs.iter().map(|p| p.tokens.start);
    if opening.filter(|&t| is_label(&(t..t + 1))).count() < LINES {
        return;
    }
    let initials = Initials::new(chains);
    let labels = chains.mentions.enumerate().filter_map(|(n, mention)| {
        let letters = mention.span.of(chains.text);
        let is_own = chains.entities.get(mention.entity)?.name == letters;
        let is_actor = matches!(mention.kind, EntityType::Person | EntityType::Organization);
        let holder = initials.holder(letters)?;
        let is_open = !chains.said.gives(&mention.tokens);
        (is_own && is_actor && is_open && is_label(&mention.tokens)).then_some((n, holder))
    });
    for (mention, holder) in labels.collect::<Vec<_>>() {
        let why = by_initials(chains, holder);
        let mention = &mut chains.mentions[mention];
        mention.entity = holder.entity;
        mention.kind = chains.entities[holder.entity].kind;
        mention.why = why;
    }
}

fn by_initials(chains: &Chains<'_, '_>, holder: Holder) -> Why {
    let explanation = format!("The initials of {}.", chains.entities[holder.entity].name);
    Why::by_coreference("label-initials", vec![holder.named], explanation, 86)
}

/// Adds the mention of a label that is somebody's initials.
pub(super) fn add_initials(
    chains: &mut Chains<'_, '_>,
    label: Range<usize>,
    holder: Holder,
) -> MentionId {
    let why = by_initials(chains, holder);
    add(chains, label, holder.entity, why)
}

/// Adds the mention of a label without a name, which speaks with the voice of the mention `before`, where it stood earlier.
pub(super) fn add_again(
    chains: &mut Chains<'_, '_>,
    label: &Range<usize>,
    before: MentionId,
) -> Option<MentionId> {
    let same = chains.mentions.get(before)?;
    let (entity, span, words) = (same.entity, same.span, same.tokens.len());
    let written = chains.span(label).of(chains.text);
    let explanation = format!("The same “{written}” as earlier in the transcript.");
    let tokens = label.end - words.min(label.len())..label.end;
    let why = Why::by_coreference("same-label", vec![span], explanation, 80);
    Some(add(chains, tokens, entity, why))
}

fn add(chains: &mut Chains<'_, '_>, tokens: Range<usize>, entity: EntityId, why: Why) -> MentionId {
    let kind = chains.entities[entity].kind;
    chains.add(chains.mention(tokens, (kind, Form::Name), entity, why))
}
