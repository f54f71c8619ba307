//! What an actor without a name is called when it is known who owns it: “my grandmother”, said by Nkosi.

use rustc_hash::FxHashMap;

use crate::coref::chains::Chains;
use crate::kinds::Form;
use crate::layers::EntityId;

/// Names the entities of noun phrases that begin with a resolved "my", "his", "their": "Nkosi’s grandmother".
pub(super) fn name(chains: &mut Chains<'_, '_>) {
    let owners: FxHashMap<usize, EntityId> = chains
        .mentions
        .iter()
        .filter(|m| m.form == Form::Pronoun)
        .map(|m| (m.tokens.start, m.entity))
        .collect();
    let mut names: Vec<(EntityId, String)> = Vec::new();
    for mention in chains.mentions.iter().filter(|m| m.form == Form::Nominal) {
        let Some(owner) = owners
            .get(&mention.tokens.start)
            .and_then(|&e| chains.entities.get(e))
        else {
            continue;
        };
        let written = mention.span.of(chains.text);
        let own = chains
            .entities
            .get(mention.entity)
            .is_some_and(|e| e.name.starts_with(chains.written(mention.tokens.start)));
        let rest = chains
            .span(&(mention.tokens.start + 1..mention.tokens.end))
            .of(chains.text);
        if own
            && !rest.is_empty()
            && written.len() > rest.len()
            && owner.name.starts_with(char::is_uppercase)
        {
            names.push((mention.entity, format!("{}’s {rest}", owner.name)));
        }
    }
    for (entity, name) in names {
        chains.entities[entity].name = name;
    }
}
