//! What the lists beside the article hold: actors, places, quotes by speaker, and what of it is lit.

use extract::annotation::{Entity, EntityType, Form, Sense};

use super::Article;
use crate::card::Light;
use crate::sorting::sort_by;

impl Article {
    /// True where some mention of the entity is more than a pronoun.
    #[must_use]
    pub fn is_named(&self, entity: u32) -> bool {
        self.named.get(entity as usize) == Some(&true)
    }

    /// True where the entity acts: a person, a body, a group, or a place whose state acts.
    #[must_use]
    pub fn is_actor(&self, entity: u32) -> bool {
        match self.entity(entity).map(|e| e.kind) {
            Some(EntityType::Person | EntityType::Organization | EntityType::Group) => true,
            Some(EntityType::Place) => self.acts(entity),
            _ => false,
        }
    }

    fn acts(&self, place: u32) -> bool {
        let mut mentions = self.mentions_of[place as usize]
            .iter()
            .filter_map(|&m| self.mention(m));
        mentions.any(|m| m.sense == Some(Sense::Actor))
    }

    /// How many entities of a type have a name.
    #[must_use]
    pub fn named_of(&self, kind: EntityType) -> usize {
        let entities = self.document.entities.iter().zip(&self.named);
        entities
            .filter(|(e, named)| e.kind == kind && **named)
            .count()
    }

    /// Actors, the most mentioned first; among equals those with a name before those whom only a noun mentions.
    #[must_use]
    pub fn actors(&self) -> Vec<u32> {
        self.most_mentioned(|e| self.is_actor(e))
    }

    /// Named places, the most mentioned first.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        self.most_mentioned(|e| self.entity(e).is_some_and(|e| e.kind == EntityType::Place))
    }

    fn has_name(&self, entity: u32) -> bool {
        let own = &self.mentions_of[entity as usize];
        own.iter()
            .any(|&m| self.document.mentions[m as usize].form == Form::Name)
    }

    fn most_mentioned(&self, is: impl Fn(u32) -> bool) -> Vec<u32> {
        let all = 0..self.document.entities.len() as u32;
        let mut entities: Vec<u32> = all.filter(|&e| is(e) && self.is_named(e)).collect();
        sort_by(&mut entities, &|e| {
            let mentions = self.mentions_of[e as usize].len() as u64;
            (u64::from(u32::MAX) - mentions) * 2 + u64::from(!self.has_name(e))
        });
        entities
    }

    /// Quotes by speaker, the one with the most quotes first and those without a known speaker last.
    #[must_use]
    pub fn quotes_by_speaker(&self) -> Vec<(Option<u32>, Vec<u32>)> {
        let all = 0..self.document.entities.len() as u32;
        let mut entities: Vec<u32> = all
            .filter(|&e| !self.quotes_of[e as usize].is_empty())
            .collect();
        sort_by(&mut entities, &|e| {
            !(self.quotes_of[e as usize].len() as u64)
        });
        let of_entity = |e: u32| (Some(e), self.quotes_of[e as usize].clone());
        let mut speakers: Vec<_> = entities.into_iter().map(of_entity).collect();
        let mut nobody: Vec<u32> = (0..self.document.quotes.len() as u32).collect();
        nobody.retain(|&q| self.said_by(q).is_none());
        if !nobody.is_empty() {
            speakers.push((None, nobody));
        }
        speakers
    }

    /// Where the article plays, in words: the place with its country, or the country.
    #[must_use]
    pub fn main_place(&self) -> Option<String> {
        let main = self.document.document.main_place.as_ref()?;
        if let Some(entity) = self.main_entity().and_then(|e| self.entity(e)) {
            return Some(entity.full_name.as_ref().unwrap_or(&entity.name).clone());
        }
        let code = main.country.as_ref()?;
        let of_country = |e: &&Entity| e.country.as_ref() == Some(code);
        let mut places = self.document.entities.iter().filter(of_country);
        let is_country = |e: &&Entity| e.feature.as_deref() == Some("country");
        if let Some(country) = places.clone().find(is_country) {
            return Some(country.name.clone());
        }
        // A full name ends with its country.
        let full = places.find_map(|e| e.full_name.as_deref())?;
        Some(full.rsplit(", ").next().unwrap_or(full).to_owned())
    }

    /// The place that the article is most about.
    #[must_use]
    pub fn main_entity(&self) -> Option<u32> {
        let main = self.document.document.main_place.as_ref()?;
        self.entity_number(main.entity.as_deref()?)
    }

    /// True where the document has a place, on the map or not.
    #[must_use]
    pub fn has_places(&self) -> bool {
        let entities = &self.document.entities;
        entities.iter().any(|e| e.kind == EntityType::Place)
    }

    /// True where some place has coordinates.
    #[must_use]
    pub fn is_mapped(&self) -> bool {
        self.document.entities.iter().any(|e| e.geometry.is_some())
    }

    /// The name of who says a quote: the entity's, else the words in the text; `None` where nobody is named.
    #[must_use]
    pub fn speaker_name(&self, quote: u32) -> Option<&str> {
        if let Some((_, entity)) = self.said_by(quote) {
            return Some(&entity.name);
        }
        let mention = (*self.speaker_of.get(quote as usize)?)?;
        Some(&self.mention(mention)?.text)
    }

    /// The quotes that are lit: the one that is, or all of the entity that is.
    #[must_use]
    pub fn lit_quotes(&self, light: Option<Light>) -> Vec<u32> {
        let entity = match light {
            Some(Light::Quote(quote)) => return vec![quote],
            Some(Light::Entity(entity)) => Some(entity),
            Some(Light::Mention(mention)) => self.mentioned(mention).map(|(e, _)| e),
            None => None,
        };
        let quotes = entity.and_then(|e| self.quotes_of.get(e as usize));
        quotes.cloned().unwrap_or_default()
    }
}
