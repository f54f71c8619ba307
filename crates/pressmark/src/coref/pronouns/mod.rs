//! Whom "he", "she", "they" or "it" stands for: one resolver for all pronouns, those that speak and those that do not.
//!
//! Everything that a pronoun could stand for is an antecedent; antecedents that disagree in number or gender, or that the grammar
//! rules out, fall away; what speaks for each of the others is weighed, and the best wins where it wins clearly.

mod agreement;
mod antecedents;
mod cataphora;
mod explanation;
mod features;
mod leads;
mod owners;
mod promote;
mod relations;
mod resolve;
mod rivals;
pub mod training_data;
mod unmarked;
mod voices;
mod weights;
mod words;

use core::ops::Range;

use super::chains::Chains;
use super::nominals::Unshown;
use crate::kinds::{EntityType, Form, Sense};
use crate::layers::{CORRECTED, Entity, EntityId, Mention, MentionId, Why};
use crate::sorting::sort_numbers;
use antecedents::Antecedents;
pub(super) use antecedents::speaks;
use training_data::RankingExamples;
pub(crate) use voices::Voice;
pub(crate) use weights::Weights;
use words::Pronoun;

/// A pronoun that can be a speaker's noun phrase.
pub(super) fn is_pronoun(lower: &str) -> bool {
    matches!(lower, "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

/// What the pronouns outside of quotations stand for, and all that a pronoun could stand for; what one stands for becomes a
/// mention.
pub(super) fn resolve(
    chains: &mut Chains<'_, '_>,
    (unshown, recognised): (Vec<Unshown>, bool),
    weights: &Weights,
    examples: Option<&mut RankingExamples>,
) -> Pronouns {
    let mut antecedents = Antecedents::collect(chains, &unshown, recognised);
    let candidates = promote::Candidates::found(chains, &mut antecedents);
    let (references, antecedents) = resolve::outside(chains, antecedents, weights, examples);
    let antecedents = candidates.promote(chains, &references, antecedents);
    Pronouns {
        references,
        antecedents,
        unshown,
    }
}

/// Pronouns outside of quotations, and what those inside could stand for.
pub(crate) struct Pronouns {
    /// By token.
    references: Vec<Reference>,
    antecedents: Antecedents,
    unshown: Vec<Unshown>,
}

/// What a pronoun stands for.
#[derive(Clone, Debug)]
struct Reference {
    /// The pronoun.
    token: usize,
    /// Index in [`Chains::entities`].
    entity: EntityId,
    /// Why it stands for that.
    why: Why,
}

impl Pronouns {
    /// Adds a mention for every pronoun that is resolved and does not speak, those in quotations by who is quoted.
    /// `speakers` are the mentions that were made of those who speak.
    pub(super) fn add(
        self,
        chains: &mut Chains<'_, '_>,
        speakers: Range<usize>,
        voices: &[Voice],
        weights: &Weights,
        examples: Option<&mut RankingExamples>,
    ) {
        let Self {
            mut references,
            mut antecedents,
            unshown,
        } = self;
        antecedents.add_speakers(chains, speakers.clone());
        let inside = resolve::inside(
            chains,
            antecedents,
            (&references, voices),
            weights,
            examples,
        );
        references.extend(inside);
        let spoken = chains.mentions.as_slice()[speakers].iter();
        let mut spoken: Vec<usize> = spoken
            .filter(|m| m.form == Form::Pronoun)
            .map(|m| m.tokens.start)
            .collect();
        sort_numbers(&mut spoken);
        for reference in references {
            if spoken.binary_search(&reference.token).is_err() {
                push(chains, reference);
            }
        }
        relations::link(chains, unshown);
        owners::name(chains);
    }

    /// Adds the mention of a pronoun that speaks.
    pub(super) fn add_speaker(
        &self,
        chains: &mut Chains<'_, '_>,
        token: usize,
    ) -> Option<MentionId> {
        let known = self.references.partition_point(|r| r.token < token);
        let reference = match self.references.get(known).filter(|r| r.token == token) {
            Some(reference) => reference.clone(),
            None => {
                let pronoun = Pronoun::at(chains, chains.grammar, token)?;
                open(chains, pronoun)
            }
        };
        Some(push(chains, reference))
    }
}

/// Whether a pronoun outside of quotations can be somebody who speaks: not "I", "we", "you".
pub(super) fn can_speak(chains: &Chains<'_, '_>, token: usize) -> bool {
    Pronoun::at(chains, chains.grammar, token).is_some_and(|pronoun| {
        !matches!(
            pronoun.referent,
            words::Referent::Speaker | words::Referent::Speakers
        )
    })
}

/// Whom the pronoun means by the reader's word, where that is somebody known by now, or nobody who was mentioned.
fn by_reader(chains: &mut Chains<'_, '_>, pronoun: Pronoun) -> Option<Reference> {
    let tokens = pronoun.token..pronoun.token + 1;
    if chains.is_apart(&tokens) {
        return Some(open(chains, pronoun));
    }
    Some(Reference {
        token: pronoun.token,
        entity: chains.partner(&tokens)?,
        why: Why::by_reader(CORRECTED),
    })
}

/// Nobody clear was named: the pronoun is an entity of its own.
fn open(chains: &mut Chains<'_, '_>, pronoun: Pronoun) -> Reference {
    let token = pronoun.token;
    let entity = chains.add_entity(Entity {
        gender: pronoun.referent.gender(),
        ..Entity::new(pronoun.referent.kind(), chains.lower(token).to_owned())
    });
    let evidence = vec![chains.span(&(token..token + 1))];
    let explanation = "A pronoun that speaks; the text does not say clearly who is meant.";
    Reference {
        token,
        entity,
        why: Why::by_coreference("pronoun-open", evidence, explanation.to_owned(), 50),
    }
}

fn push(chains: &mut Chains<'_, '_>, reference: Reference) -> MentionId {
    let Reference { token, entity, why } = reference;
    let known = chains.entities.get(entity);
    let kind = known.map_or(EntityType::Other, |e| e.kind);
    let state = known.is_some_and(|e| e.country.is_some());
    let sense = match kind {
        EntityType::Place if state => Some(Sense::Actor),
        EntityType::Place => Some(Sense::Location),
        _ => None,
    };
    let mention = chains.mention(token..token + 1, (kind, Form::Pronoun), entity, why);
    chains.add(Mention { sense, ..mention })
}
