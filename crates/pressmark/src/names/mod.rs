//! Finds names of people, organizations, places and peoples.
//!
//! Runs of capitalised words ([`runs`]) are cut into candidates ([`split`]); lists, the shape of the name, the words around it
//! and the rest of the article speak for a type ([`evidence`]); the strongest type wins ([`decide`]), and a place gets the
//! sense in which it stands ([`sense`]).

mod accords;
mod airports;
mod candidate;
mod clubs;
mod combine;
mod compounds;
mod containers;
mod decide;
mod evidence;
mod features;
mod home;
mod nearby;
mod overrides;
mod reason;
mod recollection;
mod roads;
mod runs;
mod said;
mod sense;
mod several;
mod short_forms;
mod split;
mod toponyms;
mod view;

#[cfg(test)]
mod tests;

use crate::corrections::Constraints;
use crate::gazetteer::Gazetteer;
use crate::layers::Names;
use crate::lexicon::Lexicon;
use crate::recogniser::Recogniser;
use crate::recogniser::features::Features;
use crate::text::Document;
use candidate::Candidate;
use view::View;

/// The names of the text; [`crate::coref::link`] says whose they are.
pub(crate) fn find(
    (doc, constraints): (&Document<'_>, &Constraints),
    lexicon: &Lexicon,
    recogniser: Option<&Recogniser>,
    gazetteer: Option<&Gazetteer>,
) -> Names {
    let view = View::new(doc, lexicon);
    let mut candidates = candidates(&view, constraints);
    if let Some(recogniser) = recogniser {
        let opinion = recogniser.opinion(doc, &features::collect(&view, &candidates, gazetteer));
        candidates = combine::combine(&view, candidates, &opinion, gazetteer, constraints);
    } else {
        settle_places(&view, &mut candidates);
        candidates = containers::part(&view, candidates);
        roads::number(&view, &mut candidates);
    }
    Names {
        list: decide::decide(&view, &candidates, constraints),
        recognised: recogniser.is_some(),
    }
}

/// What the recogniser is told of the document's tokens.
pub(crate) fn features(
    doc: &Document<'_>,
    lexicon: &Lexicon,
    gazetteer: Option<&Gazetteer>,
) -> Features {
    let view = View::new(doc, lexicon);
    features::collect(
        &view,
        &candidates(&view, &Constraints::default()),
        gazetteer,
    )
}

/// What stands where only a place can stand, and where none can.
fn settle_places(view: &View<'_, '_>, candidates: &mut Vec<Candidate>) {
    several::settle(view, candidates);
    home::settle(view, candidates);
    accords::leave_out(view, candidates);
}

/// The rules' candidates, in text order, with all that speaks for them.
fn candidates(view: &View<'_, '_>, constraints: &Constraints) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut at = 0;
    while at < view.doc.tokens.len() {
        match runs::run_at(view, at) {
            Some((run, listed)) => {
                at = run.end.max(at + 1);
                split::split(view, run, listed, &mut candidates);
            }
            None => at += 1,
        }
    }
    for candidate in &mut candidates {
        evidence::collect(view, candidate);
    }
    evidence::place_of_writing(view, &mut candidates);
    evidence::compare(view, &mut candidates);
    let mut candidates = said::heed(constraints, candidates);
    evidence::remember(view, &mut candidates);
    evidence::compare(view, &mut candidates);
    candidates
}
