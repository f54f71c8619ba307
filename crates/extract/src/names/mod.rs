//! Finds names of people, organizations, places and peoples.
//!
//! Runs of capitalised words ([`runs`]) are cut into candidates ([`split`]); lists, the shape of the name, the words around it
//! and the rest of the article speak for a type ([`evidence`]); the strongest type wins ([`decide`]), and a place gets the
//! sense in which it stands ([`sense`]).

mod candidate;
mod decide;
mod evidence;
mod reason;
mod runs;
mod sense;
mod split;
mod view;

#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::lexicon::Lexicon;
use view::View;

/// Adds the names to [`Document::mentions`], in text order; [`crate::coref::link`] gives them their entities.
pub(crate) fn find(doc: &mut Document<'_>, lexicon: &Lexicon) {
    let mentions = {
        let view = View::new(doc, lexicon);
        let mut candidates = Vec::new();
        let mut at = 0;
        while at < view.doc.tokens.len() {
            match runs::run_at(&view, at) {
                Some((run, listed)) => {
                    at = run.end.max(at + 1);
                    split::split(&view, run, listed, &mut candidates);
                }
                None => at += 1,
            }
        }
        for candidate in &mut candidates {
            evidence::collect(&view, candidate);
        }
        evidence::place_of_writing(&view, &mut candidates);
        evidence::compare(&view, &mut candidates);
        evidence::remember(&view, &mut candidates);
        evidence::compare(&view, &mut candidates);
        decide::decide(&view, &candidates)
    };
    doc.mentions.extend(mentions);
}
