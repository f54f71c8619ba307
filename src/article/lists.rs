//! What the lists beside the article hold: who acts, and where; which somebodies are one row; in which order.

use pressmark::annotation::{EntityType, Feature, Form, RegionKind, Sense};
use pressmark::resolved::Entity;

use super::Article;
use crate::filters::Filters;
use crate::folding::fold;
use crate::pane::Tab;
use crate::sorting::sort_by;

/// What stands together under one heading among the actors, in the order in which the headings stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// People with a name.
    People,
    /// Bodies with a name.
    Organizations,
    /// Peoples and other groups with a name.
    Groups,
    /// Countries that act.
    States,
    /// Other places that act: "California sued".
    Powers,
    /// Who wrote the article, and is not in it otherwise.
    Authors,
    /// Who or what speaks or acts and never has a name.
    Unnamed,
}

impl Group {
    /// All of them, in that order: a group's place is its number.
    pub const ALL: [Self; 7] = [
        Self::People,
        Self::Organizations,
        Self::Groups,
        Self::States,
        Self::Powers,
        Self::Authors,
        Self::Unnamed,
    ];
}

/// One row of a list: an entity, with others of its type that bear the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Numbers of the entities, the one that the row bears the id of first.
    pub entities: Vec<u32>,
    /// Mentions that are no pronouns.
    pub names: u32,
    /// Quotes.
    pub quotes: u32,
}

impl Row {
    /// The entity that the row bears the id of.
    #[must_use]
    pub fn lead(&self) -> u32 {
        self.entities.first().copied().unwrap_or_default()
    }

    /// True where the row stands for this entity.
    #[must_use]
    pub fn has(&self, entity: Option<u32>) -> bool {
        entity.is_some_and(|e| self.entities.contains(&e))
    }
}

/// The rows of the lists of one article.
#[derive(Debug)]
pub struct Lists {
    /// For each of [`Group::ALL`], its rows: those who are quoted first, then the most named.
    groups: [Vec<Row>; Group::ALL.len()],
    /// Places, the most named first.
    pub places: Vec<Row>,
    /// The entity that leads the row of each one.
    lead_of: Vec<u32>,
}

impl Lists {
    /// The rows of a group of actors.
    #[must_use]
    pub fn group(&self, group: Group) -> &[Row] {
        &self.groups[group as usize]
    }

    /// All rows of actors.
    pub(super) fn actors(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flatten()
    }

    pub(super) fn new(article: &Article) -> Self {
        let lead_of = leads(article);
        let mut lists = Self {
            groups: Default::default(),
            places: Vec::new(),
            lead_of,
        };
        for (number, &lead) in (0..).zip(&lists.lead_of) {
            if let Some(group) = article.group(number) {
                join(&mut lists.groups[group as usize], article, number, lead);
            }
            if article.is_place(number) {
                join(&mut lists.places, article, number, lead);
            }
        }
        for rows in &mut lists.groups {
            sort_rows(rows, &|row| {
                !(u64::from(row.quotes) << 32 | u64::from(row.names))
            });
        }
        sort_rows(&mut lists.places, &|row| !u64::from(row.names));
        lists
    }
}

/// Adds an entity to the row of its lead, or begins one with it.
fn join(rows: &mut Vec<Row>, article: &Article, number: u32, lead: u32) {
    let Some(entity) = article.entity(number) else {
        return;
    };
    let names = entity.mentions().filter(|m| m.form != Form::Pronoun);
    let names = if entity.is_embedded() {
        0
    } else {
        names.count() as u32
    };
    let quotes = entity.quotes().len() as u32;
    let mut known = rows.iter_mut().filter(|_| lead != number);
    if let Some(row) = known.find(|row| row.lead() == lead) {
        row.entities.push(number);
        row.names += names;
        row.quotes += quotes;
    } else {
        rows.push(Row {
            entities: vec![number],
            names,
            quotes,
        });
    }
}

fn sort_rows(rows: &mut Vec<Row>, key: &dyn Fn(&Row) -> u64) {
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    sort_by(&mut order, &|n| key(&rows[n as usize]));
    *rows = order.iter().map(|&n| rows[n as usize].clone()).collect();
}

/// For each entity the first one of its type that bears the same name, itself where there is none before it.
fn leads(article: &Article) -> Vec<u32> {
    let names: Vec<String> = (0..article.document().entities.len() as u32)
        .map(|number| name_key(article, number))
        .collect();
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    sort_by(&mut order, &|n| hash(&names[n as usize]));
    let mut lead_of: Vec<u32> = (0..names.len() as u32).collect();
    for pair in order.windows(2) {
        if names[pair[0] as usize] == names[pair[1] as usize] {
            lead_of[pair[1] as usize] = lead_of[pair[0] as usize];
        }
    }
    lead_of
}

/// What two entities have in common that a reader takes for one: type and folded name; a place also where it lies. Somebody
/// whom only pronouns mention is like nobody else.
fn name_key(article: &Article, number: u32) -> String {
    let Some(entity) = article.entity(number) else {
        return String::new();
    };
    if entity.is_pronoun() {
        return entity.id.clone();
    }
    let mut name = fold(&entity.name);
    for ending in ["'s", "s'", "'"] {
        if let Some(owner) = name.strip_suffix(ending) {
            name.truncate(owner.len() + usize::from(ending == "s'"));
            break;
        }
    }
    let place = match entity.kind {
        EntityType::Place => fold(entity.full_name.as_ref().unwrap_or(&entity.name)),
        // A surname may end as a plural does.
        EntityType::Person => String::new(),
        _ => {
            if name.len() > 3 && name.ends_with('s') && !name.ends_with("ss") {
                name.pop();
            }
            String::new()
        }
    };
    let named = if entity.has_name() { '1' } else { '0' };
    format!("{} {named} {name} {place}", entity.kind as u8)
}

/// FNV-1a: brings equal names side by side in one sort of numbers.
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Article {
    /// True where the text calls the entity by a name.
    #[must_use]
    pub fn has_name(&self, entity: u32) -> bool {
        self.entity(entity).is_some_and(Entity::has_name)
    }

    /// The heading that an entity stands under among the actors; `None` where it does not act.
    #[must_use]
    pub fn group(&self, number: u32) -> Option<Group> {
        let entity = self.entity(number)?;
        if entity.kind == EntityType::Place {
            let acts = entity.mentions().any(|m| m.sense == Some(Sense::Actor));
            return acts.then_some(match entity.feature {
                Some(Feature::Country) => Group::States,
                _ => Group::Powers,
            });
        }
        if entity.is_pronoun() && entity.quotes().len() == 0 {
            return None;
        }
        Some(match entity.kind {
            _ if !entity.has_name() => Group::Unnamed,
            EntityType::Person if self.is_author(entity) => Group::Authors,
            EntityType::Person => Group::People,
            EntityType::Organization => Group::Organizations,
            EntityType::Group => Group::Groups,
            _ => Group::Unnamed,
        })
    }

    /// True where the byline names somebody, and nothing else does.
    fn is_author(&self, entity: Entity<'_>) -> bool {
        let bylines = &self.document().document.regions;
        entity.mentions().all(|m| {
            bylines
                .iter()
                .any(|r| r.kind == RegionKind::Byline && r.start <= m.start && m.end <= r.end)
        })
    }

    fn is_place(&self, number: u32) -> bool {
        let is = |e: Entity<'_>| e.kind == EntityType::Place && !e.is_pronoun();
        self.entity(number).is_some_and(is)
    }

    /// All that stand in one row with an entity, itself among them.
    #[must_use]
    pub fn same_row(&self, entity: u32) -> Vec<u32> {
        let lead_of = &self.lists().lead_of;
        let lead = lead_of.get(entity as usize);
        (0..lead_of.len() as u32)
            .filter(|&e| lead_of.get(e as usize) == lead)
            .collect()
    }

    /// How many rows the list behind a tab has; what the desk lists, only the desk knows.
    #[must_use]
    pub fn rows(&self, tab: Tab) -> usize {
        let lists = self.lists();
        match tab {
            Tab::Said => self.document().quotes.len(),
            Tab::Who => lists.groups.iter().map(Vec::len).sum(),
            Tab::Where => lists.places.len(),
            Tab::Check => 0,
        }
    }

    /// How often the entity acts as a state or a government, and how often it is mentioned.
    #[must_use]
    pub fn acts(&self, place: u32) -> (usize, usize) {
        let Some(place) = self.entity(place) else {
            return (0, 0);
        };
        let acting = place.mentions().filter(|m| m.sense == Some(Sense::Actor));
        (acting.count(), place.mentions().len())
    }
    /// True where a filter lets the rows of an entity through.
    #[must_use]
    pub fn is_shown(&self, entity: u32, filters: Filters) -> bool {
        self.entity(entity).is_some_and(|e| filters.shows(e.kind))
    }
}
