//! Whoever was somebody's husband, mother or lawyer before is meant again: "her father, Olav Lie ... my father", said by her.

use core::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::coref::chains::Chains;
use crate::coref::nominals::Unshown;
use crate::kinds::{EntityType, Form};
use crate::layers::{EntityId, Mention, MentionId, Why};
use crate::lexicon::WordClass;
use crate::sorting::sort_by_key;
use crate::text::span::Span;
use crate::text::{Case, TokenKind};

/// Whose, and what.
type Relation<'t> = (EntityId, &'t str);

/// The word under which husbands and wives are kept: whoever is one of somebody has that one for the other.
const SPOUSE: &str = "spouse";

/// Words before a noun among which its owner is looked for: "Ada Marsh's late husband".
const OWNER: usize = 6;

/// A noun for one person with an owner in front: "her husband".
struct Owned<'t> {
    tokens: Range<usize>,
    entity: EntityId,
    /// None where nobody is shown so far.
    mention: Option<MentionId>,
    owner: MentionId,
    noun: &'t str,
}

/// Gives nouns with an owner, "her husband", the entity of those who were that before; once pronouns are resolved.
pub(super) fn link(chains: &mut Chains<'_, '_>, unshown: Vec<Unshown>) {
    let mut is_shown = vec![false; chains.entities.len()];
    let mut is_named = vec![false; chains.entities.len()];
    for mention in &chains.mentions {
        is_shown[mention.entity.at()] = true;
        is_named[mention.entity.at()] |= mention.form == Form::Name;
    }
    // For whose and what: who that is, and where it was said.
    let mut known: FxHashMap<Relation<'_>, (EntityId, Span)> = FxHashMap::default();
    for (one, other) in couples(chains) {
        known.insert((one.entity, SPOUSE), (other.entity, other.span));
        known.insert((other.entity, SPOUSE), (one.entity, one.span));
    }
    // Entities that turned out to be others.
    let mut same_as: FxHashMap<EntityId, EntityId> = FxHashMap::default();
    for noun in owned(chains, unshown) {
        let now = |entity: EntityId| same_as.get(&entity).copied().unwrap_or(entity);
        let owner = &chains.mentions[noun.owner];
        let (owner, said) = (now(owner.entity), owner.span);
        let entity = now(noun.entity);
        let Some(&(meant, before)) = known.get(&(owner, noun.noun)) else {
            known.insert((owner, noun.noun), (entity, chains.span(&noun.tokens)));
            if noun.noun == SPOUSE {
                known.entry((entity, SPOUSE)).or_insert((owner, said));
            }
            continue;
        };
        let meant = now(meant);
        if meant == entity || is_named[entity.at()] || !is_shown[meant.at()] {
            continue;
        }
        same_as.insert(entity, meant);
        let why = why(chains, before, owner, meant);
        match noun.mention {
            Some(mention) => chains.mentions[mention].why = why,
            None => {
                let kind = (EntityType::Person, Form::Nominal);
                chains.add(chains.mention(noun.tokens, kind, meant, why));
            }
        }
    }
    for mention in chains.mentions.as_mut_slice() {
        if let Some(&meant) = same_as.get(&mention.entity) {
            mention.entity = meant;
        }
    }
}

/// Nouns for one person with an owner in front, in text order; those that nobody shows as well.
fn owned<'t>(chains: &Chains<'_, 't>, unshown: Vec<Unshown>) -> Vec<Owned<'t>> {
    let starts = |form: Form| -> FxHashMap<usize, MentionId> {
        let all = chains.mentions.enumerate();
        let of_form = all.filter(|(_, m)| m.form == form);
        of_form.map(|(n, m)| (m.tokens.start, n)).collect()
    };
    let (names, pronouns) = (starts(Form::Name), starts(Form::Pronoun));
    let is_owner =
        |name: &MentionId| chains.kind(chains.mentions[*name].tokens.end) == TokenKind::Possessive;
    let owned = |tokens: &Range<usize>, entity: EntityId, mention: Option<MentionId>| {
        let head = tokens.end - 1;
        let is_spouse = chains.word_class(head).any(WordClass::SPOUSE);
        let name = names.get(&tokens.start).copied().filter(is_owner);
        Some(Owned {
            tokens: tokens.clone(),
            entity,
            mention,
            owner: name.or_else(|| pronouns.get(&tokens.start).copied())?,
            noun: if is_spouse {
                SPOUSE
            } else {
                chains.written(head)
            },
        })
    };
    let nouns = chains.mentions.enumerate();
    let people = nouns.filter(|(_, m)| {
        m.form == Form::Nominal && m.kind == EntityType::Person && m.tokens.len() > 1
    });
    let mut all: Vec<Owned<'t>> = people
        .filter_map(|(n, mention)| owned(&mention.tokens, mention.entity, Some(n)))
        .collect();
    let shown: FxHashSet<usize> = all.iter().map(|noun| noun.tokens.end).collect();
    let others = unshown
        .iter()
        .filter(|noun| !shown.contains(&noun.tokens.end));
    all.extend(others.filter_map(|noun| owned(&noun.tokens, noun.entity, None)));
    // "his brother Robert", "Marsh's late husband Tom"
    let people = chains.mentions.enumerate();
    let people = people.filter(|(_, m)| m.form == Form::Name && m.kind == EntityType::Person);
    all.extend(people.filter_map(|(n, person)| {
        let end = person.tokens.start;
        let head = end.checked_sub(1).filter(|&t| is_noun(chains, t))?;
        let opens = (head.saturating_sub(OWNER)..head).rev();
        let mut opens = opens.filter_map(|at| owned(&(at..end), person.entity, Some(n)));
        opens.find(|noun| {
            let owner = &chains.mentions[noun.owner];
            let behind = owner.tokens.end + usize::from(owner.form == Form::Name);
            head - behind.min(head) <= 1
        })
    }));
    all.retain(|noun| {
        let said = chains.said;
        !said.forbids(&noun.tokens) && said.partner(&noun.tokens).is_none()
    });
    sort_by_key(&mut all, |noun| {
        (noun.tokens.start as u64, noun.tokens.end as u64)
    });
    all
}

fn is_noun(chains: &Chains<'_, '_>, token: usize) -> bool {
    chains.kind(token) == TokenKind::Word && chains.case(token) == Case::Lower
}

/// "Simon and Claudia Verrell": a couple, as long as the article says nothing else. Each name, with the other's.
fn couples<'c>(chains: &'c Chains<'_, '_>) -> impl Iterator<Item = (&'c Mention, &'c Mention)> {
    chains.names().windows(2).filter_map(|pair| {
        let [given, full] = pair else { return None };
        let name = &chains.entities[given.entity].name;
        let family = chains.written(full.tokens.end - 1);
        let joined = given.tokens.len() == 1
            && given.tokens.end + 1 == full.tokens.start
            && matches!(chains.lower(given.tokens.end), "and" | "&");
        (joined && name.len() > given.span.of(chains.text).len() && name.ends_with(family))
            .then_some((given, full))
    })
}

fn why(chains: &Chains<'_, '_>, before: Span, owner: EntityId, meant: EntityId) -> Why {
    let (owner, meant) = (&chains.entities[owner].name, &chains.entities[meant].name);
    let explanation = format!("The article said before what {meant} is to {owner}.");
    Why::by_coreference("same-relation", vec![before], explanation, 78)
}
