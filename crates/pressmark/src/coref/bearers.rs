//! Which of several people of one name a short name means: "Wolski" where Anna and Jan Wolski are named.
//!
//! Whom the article is about bears it by default. Another takes it by a title that fits nobody else ("Mr. Wolski"), or as the
//! subject of a sentence before it in the paragraph; with the paragraph that ends. Where two are as likely, nobody does.

use super::descriptions::{gender_of, title_gender};
use super::name_links::NameLinks;
use super::role::{Role, role_of};
use super::syntax;
use crate::kinds::{Gender, RegionKind};
use crate::layers::{EntityId, NameId};
use crate::text::SentenceIdx;

/// Mentions of one person that are looked at.
const MENTIONS: usize = 12;

/// Somebody who bears the name.
#[derive(Clone, Copy)]
pub(super) struct Bearer<'r> {
    pub(super) entity: EntityId,
    /// Mentions by full name, in text order.
    pub(super) full: &'r [NameId],
    /// Mentions by a short name with a title, before the one that is asked about.
    pub(super) titled: &'r [NameId],
}

/// Of those who are named by a given name alone and as kin ("his sister Hannah"), the one whom a title fits that fits no bearer of
/// the family name: "Ms. Vance" beside Theo Vance.
pub(super) fn kin(
    links: &NameLinks<'_, '_>,
    bearers: &[Bearer<'_>],
    (kin, mention): (&[(EntityId, Gender)], NameId),
) -> Option<EntityId> {
    let wanted = title_gender(links, mention);
    if wanted == Gender::Unknown || bearers.iter().any(|bearer| bearer.may_be(links, wanted)) {
        return None;
    }
    let mut fits = kin.iter().filter(|(_, gender)| *gender == wanted);
    let &(only, _) = fits.next()?;
    fits.next().is_none().then_some(only)
}

/// Whom the short name means; none where that is open.
pub(super) fn choose(
    links: &NameLinks<'_, '_>,
    bearers: &[Bearer<'_>],
    mention: NameId,
) -> Option<EntityId> {
    let wanted = title_gender(links, mention);
    if let [only] = bearers {
        // "Mrs Tunstall" is no Barry.
        return only.may_be(links, wanted).then_some(only.entity);
    }
    let fits: Vec<Bearer<'_>> = bearers
        .iter()
        .filter(|bearer| bearer.may_be(links, wanted))
        .copied()
        .collect();
    if let [only] = fits[..] {
        return Some(only.entity);
    }
    // "Dr. Hart", after "Dr. Robert Hart" and "Amelia Hart"
    let title = |name: NameId| links.names[name].title.map(|title| title.of(links.text));
    let own = title(mention);
    let mut called_so = fits.iter().filter(|bearer| {
        let mut titles = bearer.full.iter().take(MENTIONS).map(|&name| title(name));
        own.is_some() && titles.any(|other| other == own)
    });
    if let (Some(only), None) = (called_so.next(), called_so.next()) {
        return Some(only.entity);
    }
    // "Mrs. Whitaker", after "Mayor Dallas Whitaker" and "his wife, Robin Whitaker": she who is known to be a woman.
    let mut titled_so = fits.iter().filter(|bearer| bearer.is_known(links, wanted));
    if let (Some(only), None) = (titled_so.next(), titled_so.next()) {
        return Some(only.entity);
    }
    let before = |bearer: &&Bearer<'_>| bearer.full.first().is_some_and(|&first| first < mention);
    let named: Vec<&Bearer<'_>> = fits.iter().filter(before).collect();
    match named[..] {
        // Nobody was named yet: whoever is first.
        [] => fits
            .iter()
            .min_by_key(|bearer| bearer.full.first())
            .map(|first| first.entity),
        [only] => Some(only.entity),
        _ => {
            let claims = named.iter().map(|bearer| bearer.claim(links, mention));
            let claims: Vec<Option<Claim>> = claims.collect();
            let Some(last) = claims.iter().flatten().max() else {
                return default_of(links, &named);
            };
            // "Anna Berg and Karl Berg came. Berg said": nobody knows which.
            let mut holders = named
                .iter()
                .zip(&claims)
                .filter(|(_, claim)| claim.as_ref() == Some(last));
            let (holder, _) = holders.next()?;
            holders.next().is_none().then_some(holder.entity)
        }
    }
}

impl Bearer<'_> {
    /// The title of the short name fits: "Mrs. Wolski" is no Jan.
    fn may_be(&self, links: &NameLinks<'_, '_>, wanted: Gender) -> bool {
        let mut known = self.genders(links);
        wanted == Gender::Unknown || known.all(|gender| gender == wanted)
    }

    /// The text says of this one what the title says.
    fn is_known(&self, links: &NameLinks<'_, '_>, wanted: Gender) -> bool {
        wanted != Gender::Unknown && self.genders(links).next().is_some()
    }

    /// He or she, by each full name that tells.
    fn genders(&self, links: &NameLinks<'_, '_>) -> impl Iterator<Item = Gender> {
        let names = self.full.iter().take(MENTIONS);
        let genders = names.map(|&name| gender_of(links, name));
        genders.filter(|&gender| gender != Gender::Unknown)
    }

    /// How the person is the subject in the paragraph before the mention.
    fn claim(&self, links: &NameLinks<'_, '_>, mention: NameId) -> Option<Claim> {
        let at = links.names[mention].tokens.start;
        let last = |names: &[NameId]| {
            let before = names.partition_point(|&name| name < mention);
            names[..before].last().copied()
        };
        let name = last(self.full).max(last(self.titled))?;
        let tokens = &links.names[name].tokens;
        let here = links.paragraph_of(tokens.start) == links.paragraph_of(at);
        let claims = here && role_of(links, links.grammar, tokens) == Role::Subject;
        claims.then(|| Claim {
            sentence: links.sentence_of(tokens.start),
            of_main_clause: syntax::is_in_main_clause(links.grammar, tokens),
        })
    }
}

/// Where somebody is the subject; the greater goes before the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    sentence: SentenceIdx,
    /// Ali Wolski in "Ali Wolski said his mother, Ada Wolski, was ill".
    of_main_clause: bool,
}

/// Whom the article is about: named in the headline, most often by full name, first.
fn default_of(links: &NameLinks<'_, '_>, named: &[&Bearer<'_>]) -> Option<EntityId> {
    let headline = links
        .regions
        .iter()
        .find(|r| r.kind == RegionKind::Headline);
    let standing = |bearer: &Bearer<'_>| {
        let leads = headline.is_some_and(|headline| {
            let first = bearer.full.iter().take(MENTIONS);
            let mut spans = first.map(|&name| links.names[name].span);
            spans.any(|span| headline.span.contains(span))
        });
        let first = bearer.full.first().map_or(usize::MAX, |first| first.at());
        (leads, bearer.full.len().min(MENTIONS), !first)
    };
    let best = named.iter().max_by_key(|bearer| standing(bearer))?;
    Some(best.entity)
}
