//! What an actor without a name is called when it is known who owns it: “my grandmother”, said by Nkosi.

use rustc_hash::FxHashMap;

use crate::document::{Document, Form};

/// Names the entities of noun phrases that begin with a resolved "my", "his", "their": "Nkosi’s grandmother".
pub(super) fn name(doc: &mut Document<'_>) {
    let owners: FxHashMap<usize, usize> = doc
        .mentions
        .iter()
        .filter(|m| m.form == Form::Pronoun)
        .map(|m| (m.tokens.start, m.entity))
        .collect();
    let mut names: Vec<(usize, String)> = Vec::new();
    for mention in doc.mentions.iter().filter(|m| m.form == Form::Nominal) {
        let Some(owner) = owners
            .get(&mention.tokens.start)
            .and_then(|&e| doc.entities.get(e))
        else {
            continue;
        };
        let written = mention.span.of(doc.text);
        let own = doc
            .entities
            .get(mention.entity)
            .is_some_and(|e| e.name.starts_with(doc.written(mention.tokens.start)));
        let rest = doc
            .span(&(mention.tokens.start + 1..mention.tokens.end))
            .of(doc.text);
        if own
            && !rest.is_empty()
            && written.len() > rest.len()
            && owner.name.starts_with(char::is_uppercase)
        {
            names.push((mention.entity, format!("{}’s {rest}", owner.name)));
        }
    }
    for (entity, name) in names {
        doc.entities[entity].name = name;
    }
}
