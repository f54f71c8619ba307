//! What was found, to be walked: entities, their mentions and places, quotes and who says them. Spans are UTF-8 bytes.

use crate::idx::Idx;
use crate::kinds::{EntityType, Feature, Form, QuoteKind, Sector, Sense};
use crate::layers::{self, EntityId, MentionId, Why};
use crate::text::offsets::OffsetTable;
use crate::text::span::Span;

use super::annotations::Annotations;

/// Somebody or something that the text mentions: a coreference chain.
#[derive(Clone, Copy, Debug)]
pub struct Entity<'a> {
    found: &'a Annotations<'a>,
    id: EntityId,
}

/// One place in the text that mentions an entity.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'a> {
    found: &'a Annotations<'a>,
    id: MentionId,
}

/// What somebody said.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    found: &'a Annotations<'a>,
    quote: &'a layers::Quote,
}

impl<'t> Annotations<'t> {
    /// The text, exactly as given.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.layers().doc.text
    }

    /// Everybody and everything that is mentioned, in the order of the first mention.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> {
        let entity = |&id| Entity { found: self, id };
        self.entity_order().iter().map(entity)
    }

    /// All mentions, in text order.
    pub fn mentions(&self) -> impl ExactSizeIterator<Item = Mention<'_>> {
        let mention = |&id| Mention { found: self, id };
        self.mention_order().iter().map(mention)
    }

    /// All quotes, in text order.
    pub fn quotes(&self) -> impl ExactSizeIterator<Item = Quote<'_>> {
        let quotes = &self.layers().quotes.list;
        self.quote_order().iter().map(|&at| Quote {
            found: self,
            quote: &quotes[at],
        })
    }

    /// Where the story is set, if that is a place in the text.
    #[must_use]
    pub fn main_place(&self) -> Option<Entity<'_>> {
        let id = self.layers().places.main?.entity?;
        Some(Entity { found: self, id })
    }

    /// From bytes to code points and UTF-16 units.
    #[must_use]
    pub fn offsets(&self) -> OffsetTable<'t> {
        OffsetTable::new(self.text())
    }
}

impl<'a> Entity<'a> {
    fn entity(&self) -> &'a layers::Entity {
        &self.found.layers().entities.list[self.id]
    }

    /// Its index, the same as long as these annotations live.
    #[must_use]
    pub fn id(&self) -> Idx<layers::Entity> {
        self.id
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> EntityType {
        self.entity().kind
    }

    /// Its name: the longest proper form in the text, or a state's usual name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.entity().name
    }

    /// The title or office that the text gives.
    #[must_use]
    pub fn role(&self) -> Option<&'a str> {
        self.entity().role.as_deref()
    }

    /// What an actor belongs to.
    #[must_use]
    pub fn sector(&self) -> Option<Sector> {
        let sectors = &self.found.layers().sectors;
        sectors.get(self.id.at()).copied().flatten()
    }

    /// ISO 3166-1 alpha-2 of a place, a nationality or a state that acts.
    #[must_use]
    pub fn country(&self) -> Option<&'a str> {
        let layers = self.found.layers();
        let code = match layers.places.of(self.id) {
            Some(located) => located.reading.country.as_ref(),
            None => self.entity().country.as_ref(),
        };
        core::str::from_utf8(code?).ok()
    }

    /// Of a place: what kind of place.
    #[must_use]
    pub fn feature(&self) -> Option<Feature> {
        let located = self.found.layers().places.of(self.id);
        located.map(|l| l.reading.feature).or(self.entity().feature)
    }

    /// Where it lies, with what else the name may stand for; none without a gazetteer.
    #[must_use]
    pub fn located(&self) -> Option<&'a layers::Located> {
        self.found.layers().places.of(self.id)
    }

    /// Its mentions, in text order.
    pub fn mentions(&self) -> impl ExactSizeIterator<Item = Mention<'a>> + use<'a> {
        let found = self.found;
        let chain = found.chain(self.id).iter();
        chain.map(move |&id| Mention { found, id })
    }
}

impl<'a> Mention<'a> {
    fn mention(&self) -> &'a layers::Mention {
        &self.found.layers().entities.mentions[self.id]
    }

    /// Whom or what it mentions.
    #[must_use]
    pub fn entity(&self) -> Entity<'a> {
        Entity {
            found: self.found,
            id: self.mention().entity,
        }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.span().of(self.found.text())
    }

    /// Where they stand.
    #[must_use]
    pub fn span(&self) -> Span {
        self.mention().span
    }

    /// By name, noun or pronoun.
    #[must_use]
    pub fn form(&self) -> Form {
        self.mention().form
    }

    /// In which sense a place name or a nationality stands.
    #[must_use]
    pub fn sense(&self) -> Option<Sense> {
        self.mention().sense
    }

    /// Why it is here, and how sure.
    #[must_use]
    pub fn why(&self) -> &'a Why {
        &self.mention().why
    }
}

impl<'a> Quote<'a> {
    /// Direct, mixed or reported.
    #[must_use]
    pub fn kind(&self) -> QuoteKind {
        self.quote.kind
    }

    /// The words, marks included; the parts of a quote that is split or runs over paragraphs with spaces between them.
    #[must_use]
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self
            .parts()
            .map(|part| part.of(self.found.text()))
            .collect();
        parts.join(" ")
    }

    /// Where its parts stand, marks included.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Span> + use<'a> {
        self.quote.parts.iter().copied()
    }

    /// The parts between marks, marks included.
    pub fn quoted(&self) -> impl ExactSizeIterator<Item = Span> + use<'a> {
        self.quote.quoted.iter().copied()
    }

    /// The word or mark that introduces it.
    #[must_use]
    pub fn cue(&self) -> Option<&'a str> {
        self.quote.cue.map(|cue| cue.of(self.found.text()))
    }

    /// Who says it; none where the text does not say.
    #[must_use]
    pub fn speaker(&self) -> Option<Entity<'a>> {
        self.speaker_mention().map(|mention| mention.entity())
    }

    /// All who say it: several where they are joined, "Okafor and Lind said".
    pub fn speakers(&self) -> impl Iterator<Item = Entity<'a>> + use<'a> {
        let (found, quote) = (self.found, self.quote);
        let ids = quote
            .speaker
            .into_iter()
            .chain(quote.others.iter().copied());
        ids.map(move |id| Mention { found, id }.entity())
    }

    /// The words that say who: "he", "the minister".
    #[must_use]
    pub fn speaker_mention(&self) -> Option<Mention<'a>> {
        self.quote.speaker.map(|id| Mention {
            found: self.found,
            id,
        })
    }

    /// Why it has this speaker, and how sure.
    #[must_use]
    pub fn why(&self) -> &'a Why {
        &self.quote.why
    }
}
