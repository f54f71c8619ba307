//! Titles in a headline: "Mayor of Paris: ‘We will not close’" speaks of the mayor whom the text below names.

use core::ops::Range;

use crate::coref::chains::Chains;
use crate::kinds::{EntityType, Form, RegionKind};
use crate::layers::{EntityId, MentionId, Why};
use crate::lexicon::WordClass;

/// Words that make somebody another than the holder of the title.
const OTHERS: [&str; 9] = [
    "former",
    "ex",
    "deputy",
    "vice",
    "assistant",
    "acting",
    "interim",
    "then",
    "late",
];

/// A title without a name in a headline, and who holds it.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The phrase, with the area: "Mayor of Paris".
    pub(super) tokens: Range<usize>,
    /// Its noun.
    head: usize,
    holder: EntityId,
}

/// The title in the phrase `np`, whose noun is `head`, where it stands in a headline and the text names just one who holds it. A
/// title that two hold, or nobody, stays a stranger's.
pub(super) fn title(chains: &Chains<'_, '_>, np: &Range<usize>, head: usize) -> Option<Title> {
    // The headline is the first visible line, so it is among the first regions.
    let word = chains.tokens.get(head)?.span;
    let mut regions = chains.regions.iter().take(3);
    let is_headline = regions.any(|r| r.kind == RegionKind::Headline && r.span.contains(word));
    let class = chains.word_class(head);
    if !is_headline || !class.any(WordClass::ROLE.or(WordClass::TITLE)) {
        return None;
    }
    let holder = only_holder(chains, np.start..head, head)?;
    let end = area_behind(chains, head, np.end).unwrap_or(head + 1);
    let tokens = np.start..end;
    let stands = !chains.span(&tokens).is_empty() && chains.is_unbroken(&tokens);
    stands.then_some(Title {
        tokens,
        head,
        holder,
    })
}

impl Title {
    /// Adds the mention of who holds it.
    pub(super) fn add(&self, chains: &mut Chains<'_, '_>) -> MentionId {
        let (head, end, entity) = (self.head, self.tokens.end, self.holder);
        let title = chains.span(&(head..head + 1)).of(chains.text);
        let with_area = chains.span(&(head..end)).of(chains.text);
        let holder = &mut chains.entities[entity];
        let explanation = format!(
            "{} is the only one whom the article calls “{}”.",
            holder.name,
            holder.role.as_deref().unwrap_or(title)
        );
        // "Mayor" below and "Mayor of Paris" here: the longer says more.
        let role = holder.role.as_deref();
        let is_short = role.is_some_and(|role| role.eq_ignore_ascii_case(title));
        if is_short && end > head + 1 {
            holder.role = Some(with_area.to_owned());
        }
        let mut names = chains.names().iter();
        let named = names.find(|m| m.entity == entity);
        let evidence = named.map(|m| m.title.map_or(m.span, |title| title.cover(m.span)));
        let evidence = evidence.into_iter().collect();
        let why = Why::by_coreference("headline-title", evidence, explanation, 76);
        let kind = (EntityType::Person, Form::Nominal);
        chains.add(chains.mention(self.tokens.clone(), kind, entity, why))
    }
}

/// The one person whose role has the title's noun; what stands before it ("finance minister") must stand in the role as well.
fn only_holder(chains: &Chains<'_, '_>, before: Range<usize>, head: usize) -> Option<EntityId> {
    let title = chains.lower(head);
    let said: Vec<&str> = before
        .map(|t| chains.lower(t))
        .filter(|word| !matches!(*word, "the" | "a" | "an"))
        .collect();
    let holds = |role: &str| {
        let role = role.to_lowercase();
        let words = || role.split([' ', '-', '\u{a0}']);
        words().any(|word| word == title)
            && said.iter().all(|said| words().any(|word| word == *said))
            && words().all(|word| !OTHERS.contains(&word) || said.contains(&word))
    };
    let mut holders = chains.entities.enumerate().filter(|(_, entity)| {
        entity.kind == EntityType::Person && entity.role.as_deref().is_some_and(&holds)
    });
    let (entity, _) = holders.next()?;
    holders.next().is_none().then_some(entity)
}

/// End of the name in "Mayor of Paris".
fn area_behind(chains: &Chains<'_, '_>, head: usize, end: usize) -> Option<usize> {
    let of = head + 1;
    let names = chains.names();
    let at = names.partition_point(|m| m.tokens.start <= of);
    let name = names.get(at).filter(|m| m.tokens.start == of + 1)?;
    (chains.lower(of) == "of" && name.tokens.end <= end).then_some(name.tokens.end)
}
