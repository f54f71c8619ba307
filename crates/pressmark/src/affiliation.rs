//! What an actor belongs to, where the text gives it: government, military, police, court ...
//!
//! The whole name is looked up first, then the words by which names and nouns say it ("Ministry of Health", "the rebels"), and of
//! people the words of their title or office ("Police Chief"). Two words that disagree ("military court") are settled by the
//! later one in a name and left open in an office: an army spokesman at a court may be either's.

use rustc_hash::FxHashMap;

use crate::kinds::{EntityType, Form, Sector};
use crate::layers::Entities;
use crate::lexicon::fold;
use crate::list_format::word_list;

/// The list, loaded once.
pub(crate) struct Sectors {
    names: FxHashMap<String, Sector>,
    words: FxHashMap<&'static str, Sector>,
}

const NAMED: [(&str, Sector); 10] = [
    ("government", Sector::Government),
    ("military", Sector::Military),
    ("police", Sector::Police),
    ("court", Sector::Court),
    ("parliament", Sector::Parliament),
    ("party", Sector::Party),
    ("armed group", Sector::ArmedGroup),
    ("company", Sector::Company),
    ("media", Sector::Media),
    ("international body", Sector::InternationalBody),
];

impl Sectors {
    /// Reads the built-in list.
    pub(crate) fn new() -> Self {
        let mut sectors = Self {
            names: FxHashMap::default(),
            words: FxHashMap::default(),
        };
        let mut of = None;
        let mut are_names = false;
        for line in word_list!("sectors.txt").lines().map(str::trim) {
            if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                let (sector, kind) = head.split_once(": ").unwrap_or((head, ""));
                of = NAMED.iter().find(|(n, _)| *n == sector).map(|(_, s)| *s);
                are_names = kind == "names";
            } else if let Some(sector) = of {
                if are_names {
                    for name in line.split('|').map(str::trim).filter(|n| !n.is_empty()) {
                        sectors.names.insert(folded(name), sector);
                    }
                } else {
                    let words = line.split_whitespace();
                    sectors.words.extend(words.map(|word| (word, sector)));
                }
            }
        }
        sectors
    }

    /// What each entity belongs to.
    pub(crate) fn assign(&self, text: &str, entities: &Entities) -> Vec<Option<Sector>> {
        let mut sectors: Vec<Option<Sector>> = entities
            .list
            .iter()
            .map(|entity| match entity.kind {
                EntityType::Person => self.of_office(entity.role.as_deref()?),
                EntityType::Organization | EntityType::Group => self.of_name(&entity.name),
                EntityType::Place | EntityType::Other => None,
            })
            .collect();
        // "the ministry", "the rebels": a noun says it where the name does not.
        for mention in &entities.mentions {
            let is_actor_noun =
                matches!(mention.kind, EntityType::Organization | EntityType::Group);
            if mention.form != Form::Nominal || !is_actor_noun {
                continue;
            }
            if let Some(sector @ None) = sectors.get_mut(mention.entity.at()) {
                let is_actor = matches!(
                    entities.list[mention.entity].kind,
                    EntityType::Organization | EntityType::Group
                );
                let noun = mention.span.of(text);
                *sector = self.of_name(noun).filter(|_| is_actor);
            }
        }
        sectors
    }

    /// By the whole name, else by its last telling word; of "Ministry of Health" by what stands before "of".
    fn of_name(&self, name: &str) -> Option<Sector> {
        let name = folded(name);
        if let Some(&sector) = self.names.get(name.as_str()) {
            return Some(sector);
        }
        let head = [" of ", " for "]
            .iter()
            .find_map(|of| name.split_once(of))
            .map_or(name.as_str(), |(head, _)| head);
        head.split(' ')
            .rev()
            .find_map(|word| self.words.get(word).copied())
    }

    /// By the words of a title or office, where they agree.
    fn of_office(&self, office: &str) -> Option<Sector> {
        let office = folded(office);
        let whole = self.names.get(office.as_str()).copied();
        let mut found = office
            .split([' ', '-'])
            .filter_map(|word| self.words.get(word).copied());
        let first = found.next();
        whole.or_else(|| first.filter(|first| found.all(|sector| sector == *first)))
    }
}

fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let folded = fold(&lower);
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

/// Of one state, by what it is.
pub(crate) fn is_of_state(sector: Sector) -> bool {
    matches!(
        sector,
        Sector::Government | Sector::Military | Sector::Police | Sector::Court | Sector::Parliament
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_name(name: &str) -> Option<Sector> {
        Sectors::new().of_name(name)
    }

    #[test]
    fn names_say_what_an_organization_is() {
        assert_eq!(of_name("Ministry of Health"), Some(Sector::Government));
        assert_eq!(
            of_name("Turkish Ministry of Police"),
            Some(Sector::Government)
        );
        assert_eq!(of_name("Supreme Court"), Some(Sector::Court));
        assert_eq!(of_name("military court"), Some(Sector::Court));
        assert_eq!(of_name("Trovik Shipping Ltd."), Some(Sector::Company));
        assert_eq!(of_name("the Taliban"), Some(Sector::ArmedGroup));
        assert_eq!(of_name("UN"), Some(Sector::InternationalBody));
        assert_eq!(of_name("Harbour Choir"), None);
    }

    #[test]
    fn offices_say_it_where_their_words_agree() {
        let sectors = Sectors::new();
        assert_eq!(
            sectors.of_office("Foreign Minister"),
            Some(Sector::Government)
        );
        assert_eq!(
            sectors.of_office("police spokeswoman"),
            Some(Sector::Police)
        );
        assert_eq!(
            sectors.of_office("Secretary of State"),
            Some(Sector::Government)
        );
        assert_eq!(sectors.of_office("Senator"), Some(Sector::Parliament));
        assert_eq!(sectors.of_office("police minister"), None);
        assert_eq!(sectors.of_office("baker"), None);
    }

    #[test]
    fn an_article_gives_sectors() {
        let found = crate::annotate(
            "Defense Minister Ruth Hollis spoke. The Supreme Court agreed. Rebels said no.",
        );
        let document = found.document("2026-01-31T12:00:00Z", &[]);
        let sector = |name: &str| {
            let entity = document.entities.iter().find(|e| e.name == name);
            entity.and_then(|e| e.sector)
        };
        assert_eq!(sector("Ruth Hollis"), Some(Sector::Government));
        assert_eq!(sector("Supreme Court"), Some(Sector::Court));
        assert_eq!(sector("Rebels"), Some(Sector::ArmedGroup));
    }
}
