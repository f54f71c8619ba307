//! Who is who: links mentions to entities.
use core::ops::Range;
use crate::document::{Document, Entity, Gender};
use crate::lexicon::Lexicon;
pub(crate) fn link(doc: &mut Document<'_>, _lexicon: &Lexicon) {
    for i in 0..doc.mentions.len() {
        let m = &doc.mentions[i];
        let name = m.span.of(doc.text).to_owned();
        let kind = m.kind;
        doc.entities.push(Entity { kind, name, role: None, country: None, feature: None, gender: Gender::Unknown });
        doc.mentions[i].entity = doc.entities.len() - 1;
    }
}
pub(crate) fn speaker_mention(doc: &mut Document<'_>, _lexicon: &Lexicon, np: Range<usize>) -> Option<usize> {
    doc.mentions.iter().position(|m| m.tokens.start < np.end && np.start < m.tokens.end)
}
