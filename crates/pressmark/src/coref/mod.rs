//! Who is who: gives every name its entity, finds actors without a name ("the minister"), resolves speakers.
//!
//! A sieve: people, organizations and places are chained by their names, each by its own rules; then nouns are linked to names
//! where the text is clear. A step only joins, never splits, and abstains where it does not know.

mod bearers;
pub(crate) mod chains;
mod descriptions;
mod embedded;
mod gender;
mod headline;
mod labels;
mod name_links;
mod named;
mod namesakes;
mod nominals;
mod one_word;
mod organizations;
mod people;
mod places;
mod pronouns;
mod role;
mod roles;
mod said;
mod speakers;
mod spelling;
mod syntax;

#[cfg(test)]
mod tests;

pub(crate) use chains::Chains;
pub(crate) use embedded::embed;
pub(crate) use labels::{Holder, Initials};
pub use pronouns::training_data;
pub(crate) use pronouns::{Pronouns, Voice, Weights};
pub(crate) use speakers::{SpeakerId, SpeakerMentions, Speakers, name_at};

use crate::corrections::Constraints;
use crate::gazetteer::Gazetteer;
use crate::grammar::Grammar;
use crate::layers::{Entities, Names};
use crate::lexicon::Lexicon;
use crate::text::Document;
use name_links::NameLinks;
use training_data::RankingExamples;

/// Names and nouns linked to entities, before it is known who speaks.
pub(crate) struct Linked<'d, 't> {
    pub(crate) chains: Chains<'d, 't>,
    pronouns: Pronouns,
}

/// Gives every name its entity, adds mentions by noun, and finds what the pronouns outside of quotations stand for.
/// `examples` takes down what pronouns are weighed with, for whoever fits the weights.
pub(crate) fn link<'d, 't>(
    (doc, grammar, constraints): (&'d Document<'t>, &'d Grammar, &'d Constraints),
    names: Names,
    lexicon: &'d Lexicon,
    gazetteer: Option<&Gazetteer>,
    weights: &Weights,
    examples: Option<&mut RankingExamples>,
) -> Linked<'d, 't> {
    let mut links = NameLinks::new((doc, grammar, constraints), lexicon, names.list);
    one_word::settle(&mut links, gazetteer);
    people::link(&mut links);
    organizations::link(&mut links);
    places::link(&mut links, gazetteer);
    said::link(&mut links);
    let mut chains = links.finish();
    labels::link(&mut chains);
    prefer_lower_case(&mut chains);
    said::rename(&mut chains);
    let unshown = nominals::find(&mut chains);
    said::rename(&mut chains);
    let pronouns = pronouns::resolve(&mut chains, (unshown, names.recognised), weights, examples);
    Linked { chains, pronouns }
}

/// Adds the mentions of those who speak, and by pronoun. `voices` says, from the mentions of the speakers, who says which words.
pub(crate) fn resolve(
    linked: Linked<'_, '_>,
    speakers: &Speakers,
    voices: impl FnOnce(&SpeakerMentions) -> Vec<Voice>,
    weights: &Weights,
    examples: Option<&mut RankingExamples>,
) -> (Entities, SpeakerMentions) {
    let Linked {
        mut chains,
        pronouns,
    } = linked;
    let before = chains.mentions.len();
    let mentions = speakers.add_mentions(&mut chains, &pronouns);
    let added = before..chains.mentions.len();
    pronouns.add(&mut chains, added, &voices(&mentions), weights, examples);
    said::rename(&mut chains);
    (chains.finish(), mentions)
}

/// "BATUMI" in a dateline and "Batumi" in the text: readers see the second.
fn prefer_lower_case(chains: &mut Chains<'_, '_>) {
    let text = chains.text;
    for mention in &chains.mentions {
        let Some(entity) = chains.entities.get_mut(mention.entity) else {
            continue;
        };
        let name = mention.span.of(text);
        if !entity.name.chars().any(char::is_lowercase)
            && name.chars().any(char::is_lowercase)
            && name.to_lowercase() == entity.name.to_lowercase()
        {
            name.clone_into(&mut entity.name);
        }
    }
}
