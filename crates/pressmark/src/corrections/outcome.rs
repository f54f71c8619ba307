//! Which corrections hold in what was found: each is looked up there, so that none is lost without a word.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::asked::Asked;
use super::constraints::Constraints;
use crate::kinds::{Form, RegionKind, Status};
use crate::layers::{ADDED, EntityId, Layers, MentionId, Quote, QuoteId};
use crate::output::annotation::{Correction, Position};
use crate::output::outcome::{Outcome, Touched};
use crate::text::span::Span;

/// What to tell where the words are not there.
const MOVED: &str = "the text does not read so at this place; correct the words that are meant, or take this correction back.";

/// What became of all that was asked for.
pub(crate) fn of(layers: &Layers<'_>, said: &Constraints, asked: &Asked<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    if said.is_empty() {
        return outcome;
    }
    let found = Found::new(layers, said);
    for (correction, spans) in asked.iter() {
        let words = &correction.at().text;
        let Some(spans) = spans else {
            outcome.broken.push((format!("“{words}”: {MOVED}"), None));
            continue;
        };
        if found.holds(correction, spans) {
            touch(&mut outcome, &found, correction, spans);
            outcome.kept.push(correction.clone());
        } else {
            let told = format!("“{words}”: {}", advice(correction));
            outcome.broken.push((told, Some(spans[0])));
        }
    }
    outcome
}

/// Notes what the document says of the mentions or the quote that the correction is about.
fn touch(outcome: &mut Outcome, found: &Found<'_, '_>, correction: &Correction, spans: &[Span]) {
    let Some(touched) = touched(correction) else {
        return;
    };
    let mention = found.mention(spans[0]).filter(|_| !is_of_quote(correction));
    let Some(mention) = mention else {
        if let Some(quote) = found.quote(spans[0]) {
            let is_added = found.layers.quotes.list[quote].why.rule == ADDED;
            outcome.quotes.insert(quote, added_if(is_added, touched));
        }
        return;
    };
    let all = &found.layers.entities.mentions;
    let of_all = matches!(
        correction,
        Correction::Rename { .. } | Correction::Place { .. }
    );
    if of_all {
        let entity = all[mention].entity;
        let chain = all.ids().filter(|&m| all[m].entity == entity);
        outcome.mentions.extend(chain.map(|m| (m, touched)));
    }
    let is_added = all[mention].why.rule == ADDED;
    let touched = added_if(is_added, touched);
    outcome.mentions.insert(mention, touched);
}

fn added_if(is_added: bool, (status, said): Touched) -> Touched {
    match status {
        Status::Edited if is_added => (Status::Manual, said),
        _ => (status, said),
    }
}

/// What was found, by where it stands.
struct Found<'f, 't> {
    layers: &'f Layers<'t>,
    mentions: FxHashMap<Span, MentionId>,
    /// By the first part.
    quotes: FxHashMap<Span, QuoteId>,
    /// The same by where it begins: the first.
    beginning: FxHashMap<u32, QuoteId>,
    /// Of a quote whose extent is corrected, the first part as it is now.
    now: FxHashMap<Span, Span>,
}

impl<'f, 't> Found<'f, 't> {
    fn new(layers: &'f Layers<'t>, said: &Constraints) -> Self {
        let mentions = layers.entities.mentions.enumerate();
        let mut quotes = FxHashMap::default();
        let mut beginning = FxHashMap::default();
        for (n, quote) in layers.quotes.list.enumerate() {
            if let Some(&first) = quote.parts.first() {
                quotes.insert(first, n);
                beginning.entry(first.start).or_insert(n);
            }
        }
        let span = |tokens: &Range<usize>| layers.doc.span(tokens);
        let moved = said.quotes.iter().map(|q| (span(&q.at), span(q.first())));
        Self {
            mentions: mentions.map(|(n, m)| (m.span, n)).collect(),
            quotes,
            beginning,
            now: moved.collect(),
            layers,
        }
    }

    fn mention(&self, span: Span) -> Option<MentionId> {
        self.mentions.get(&span).copied()
    }

    fn entity(&self, span: Span) -> Option<EntityId> {
        let mention = self.mention(span)?;
        Some(self.layers.entities.mentions[mention].entity)
    }

    /// The quote that has this first part, or had it before its extent was corrected.
    fn quote(&self, span: Span) -> Option<QuoteId> {
        let span = self.now.get(&span).copied().unwrap_or(span);
        let exact = self.quotes.get(&span);
        exact.or_else(|| self.beginning.get(&span.start)).copied()
    }

    fn holds(&self, correction: &Correction, spans: &[Span]) -> bool {
        let at = spans[0];
        let layers = self.layers;
        let mention = self.mention(at).map(|m| &layers.entities.mentions[m]);
        let quote = self.quote(at).map(|q| &layers.quotes.list[q]);
        let entity = self.entity(at);
        match correction {
            Correction::NotAName { .. } => mention.is_none(),
            Correction::Name { kind, sense, .. } => mention.is_some_and(|m| {
                m.form == Form::Name && m.kind == *kind && (sense.is_none() || m.sense == *sense)
            }),
            Correction::Rename { name, .. } => {
                entity.is_some_and(|e| layers.entities.list[e].name == name.trim())
            }
            Correction::SameAs { .. } => entity.is_some() && entity == self.entity(spans[1]),
            Correction::NotTheSame { .. } => entity.is_some(),
            Correction::Place {
                place, coordinates, ..
            } => {
                let mut embedded = layers.entities.embedded.iter();
                let embedded = || Some(embedded.find(|e| e.span == at)?.entity);
                let located = entity.or_else(embedded);
                let located = located.and_then(|e| layers.places.of(e));
                located.is_some_and(|located| {
                    let reading = &located.reading;
                    let is_there = |at: Position| {
                        (at.longitude, at.latitude) == (reading.longitude, reading.latitude)
                    };
                    reading.name == *place && coordinates.is_none_or(is_there)
                })
            }
            Correction::Speaker { name, .. } => quote.is_some_and(|quote| match spans.get(1) {
                Some(&mention) => self.is_said_by(quote, mention),
                None => {
                    let name = name.as_deref().map(str::trim).filter(|n| !n.is_empty());
                    quote.speaker.is_none() && quote.speaker_name.as_deref() == name
                }
            }),
            Correction::NotAQuote { .. } => !self.quotes.contains_key(&at),
            Correction::Quote { kind, .. } => quote.is_some_and(|quote| {
                let parts = if spans.len() > 1 { &spans[1..] } else { spans };
                quote.parts == parts && kind.is_none_or(|kind| quote.kind == kind)
            }),
            Correction::Kind { kind, .. } => quote.is_some_and(|quote| quote.kind == *kind),
            Correction::Region { kind, .. } => self.is_region(at, *kind),
            Correction::Confirmed { kind, .. } => match (mention, quote, spans.get(1)) {
                (_, Some(quote), Some(&speaker)) => self.is_said_by(quote, speaker),
                (Some(mention), _, None) => kind.is_none_or(|kind| mention.kind == kind),
                (None, Some(_), None) => kind.is_none(),
                _ => false,
            },
        }
    }

    fn is_said_by(&self, quote: &Quote, mention: Span) -> bool {
        let mentions = &self.layers.entities.mentions;
        let entity = quote.speaker.map(|speaker| mentions[speaker].entity);
        entity.is_some() && entity == self.entity(mention)
    }

    fn is_region(&self, at: Span, kind: Option<RegionKind>) -> bool {
        let mut regions = self.layers.doc.regions.iter();
        match kind {
            Some(kind) => regions
                .any(|r| r.kind == kind && at.contains(r.span) && r.span.len() + 2 > at.len()),
            None => !regions.any(|r| r.span.overlaps(at)),
        }
    }
}

fn is_of_quote(correction: &Correction) -> bool {
    matches!(
        correction,
        Correction::Quote { .. }
            | Correction::Kind { .. }
            | Correction::Speaker { .. }
            | Correction::Confirmed {
                speaker: Some(_),
                ..
            }
    )
}

/// The status of what the correction is about, and the sentence that says why it is so.
fn touched(correction: &Correction) -> Option<Touched> {
    let said = match correction {
        Correction::Confirmed { .. } => return Some((Status::Confirmed, "")),
        Correction::NotAName { .. } | Correction::NotAQuote { .. } | Correction::Region { .. } => {
            return None;
        }
        Correction::Name { .. } => "You said what is named here.",
        Correction::Rename { .. } => "You gave the name.",
        Correction::SameAs { .. } | Correction::NotTheSame { .. } => "You said who is meant.",
        Correction::Place { .. } => "You chose this place.",
        Correction::Speaker { .. } => "You said who says this.",
        Correction::Quote { .. } => "You said which words are said.",
        Correction::Kind { .. } => "You said what kind of quote this is.",
    };
    Some((Status::Edited, said))
}

/// Why a correction may not hold, and what to do.
fn advice(correction: &Correction) -> &'static str {
    match correction {
        Correction::SameAs { .. } => {
            "these two could not be made one; mark both as names first, or take back the later correction that parts them."
        }
        Correction::Place { .. } => {
            "the list of places has no such place for this name; choose one of its candidates, or give its coordinates, degrees east and north."
        }
        Correction::Rename { .. }
        | Correction::NotTheSame { .. }
        | Correction::Confirmed { .. } => {
            "nothing is marked at exactly these words any more, or a later correction says otherwise; mark them as a name first, or take this back."
        }
        Correction::Speaker { .. } => {
            "this speaker could not be taken; give exactly the words of a mention and of the quote's first part, or take back the later correction of this quote."
        }
        Correction::Region { .. } => {
            "this could not be carried out; make it a headline, byline, caption, boilerplate or running text, or take back the later correction of these words."
        }
        _ => {
            "this could not be carried out; give whole words that are not passed over, or take back the later correction of the same words."
        }
    }
}
