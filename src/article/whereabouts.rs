//! Where the article plays, which places it names, and which others their names may stand for.

use pressmark::annotation::{Entity, Feature};

use pressmark::resolved;

use super::Article;

impl Article {
    /// Named places, the most named first.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        let rows = self.lists().places.iter();
        rows.flat_map(|row| row.entities.iter().copied()).collect()
    }

    /// True where the article names a place only inside the names of bodies.
    #[must_use]
    pub fn is_embedded(&self, place: u32) -> bool {
        self.entity(place)
            .is_some_and(resolved::Entity::is_embedded)
    }

    /// The bodies in whose names alone the article names a place, each once.
    #[must_use]
    pub fn bodies(&self, place: resolved::Entity<'_>) -> Vec<u32> {
        let mut bodies = Vec::new();
        for body in place.mentions().filter_map(resolved::Mention::entity) {
            if body.number() != place.number() && !bodies.contains(&body.number()) {
                bodies.push(body.number());
            }
        }
        bodies
    }

    /// The places inside the names of a body, each once.
    #[must_use]
    pub fn places_of(&self, body: resolved::Entity<'_>) -> Vec<u32> {
        let mut places = Vec::new();
        for place in body.mentions().flat_map(resolved::Mention::places) {
            let is_known = place.number() == body.number() || places.contains(&place.number());
            if !is_known && !body.is_embedded() {
                places.push(place.number());
            }
        }
        places
    }

    /// Where the article plays, in words: the place with its country, or the country.
    #[must_use]
    pub fn main_place(&self) -> Option<String> {
        let main = self.document().document.main_place.as_ref()?;
        if let Some(entity) = self.main_entity().and_then(|e| self.entity(e)) {
            return Some(entity.full_name.as_ref().unwrap_or(&entity.name).clone());
        }
        // A full name ends with its country.
        let code = main.country.as_ref()?;
        let mut places = self.document().entities.iter();
        let of_country = |e: &&Entity| e.country.as_ref() == Some(code) && e.full_name.is_some();
        let full = places.find(of_country)?.full_name.as_deref()?;
        Some(full.rsplit(", ").next().unwrap_or(full).to_owned())
    }

    /// The place that the article is most about: one in a country, or the country as a whole.
    #[must_use]
    pub fn main_entity(&self) -> Option<u32> {
        let main = self.document().document.main_place.as_ref()?;
        if let Some(id) = main.entity.as_deref() {
            return self.entity_with_id(id).map(resolved::Entity::number);
        }
        let code = main.country.as_ref()?;
        let is_it =
            |e: &Entity| e.country.as_ref() == Some(code) && e.feature == Some(Feature::Country);
        let place = self.document().entities.iter().position(is_it)?;
        Some(place as u32)
    }

    /// True where the document has a place, on the map or not.
    #[must_use]
    pub fn has_places(&self) -> bool {
        !self.lists().places.is_empty()
    }

    /// True where some place has coordinates.
    #[must_use]
    pub fn is_mapped(&self) -> bool {
        self.document()
            .entities
            .iter()
            .any(|e| e.geometry.is_some())
    }
}
