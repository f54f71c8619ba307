//! The brief: one sentence that says who is quoted and where the article plays, and counts that add up to the rows of the lists.

use pressmark::annotation::WarningCode;

use crate::article::{Article, Group, Row};
use crate::pane::Tab;
use crate::speaker;
use crate::wording::capital;
use crate::words::{Part, page, shared, thousands};

/// Speakers that are named; the others are a number.
const NAMED: usize = 3;

/// A piece of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A name that leads to its entity.
    Name(String, u32),
}

/// How many rows of a kind a list has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The tab that shows them.
    pub tab: Tab,
    /// How many.
    pub number: usize,
    /// "4 states".
    pub words: String,
}

/// A message by number.
type Counted = fn(usize) -> String;

/// The sentence, or two.
#[must_use]
pub fn sentence(article: &Article) -> Vec<Piece> {
    let mut brief = Brief {
        article,
        pieces: Vec::new(),
    };
    brief.speakers();
    if let Some(place) = article.main_place() {
        let entity = article.main_entity();
        brief.phrase(page::mainly_about_parts(), &|brief, _| match entity {
            Some(entity) => brief.pieces.push(Piece::Name(place.clone(), entity)),
            None => brief.say(&place),
        });
    }
    brief.pieces
}

/// What the lists hold, each row counted once: what is not there is not counted.
#[must_use]
pub fn counts(article: &Article) -> Vec<Count> {
    let lists = article.lists();
    let group = |group: Group| lists.group(group).len();
    let all: [(Tab, usize, Counted); 9] = [
        (Tab::Who, group(Group::People), shared::people),
        (Tab::Who, group(Group::Authors), page::authors),
        (Tab::Who, group(Group::States), page::states),
        (Tab::Who, group(Group::Powers), page::powers),
        (Tab::Who, group(Group::Organizations), page::organizations),
        (Tab::Who, group(Group::Groups), page::groups),
        (Tab::Who, group(Group::Unnamed), page::unnamed),
        (Tab::Where, lists.places.len(), shared::places),
        (Tab::Said, article.rows(Tab::Said), shared::quotes),
    ];
    all.into_iter()
        .filter(|(_, number, _)| *number > 0)
        .map(|(tab, number, words)| Count {
            tab,
            number,
            words: words(number),
        })
        .collect()
}

/// What the reader must know to read the counts.
#[must_use]
pub fn caution(article: &Article) -> Option<&'static str> {
    let warnings = &article.document().warnings;
    let is_foreign = warnings.iter().any(|w| w.code == WarningCode::NotEnglish);
    is_foreign.then(page::not_english)
}

/// "once", "twice", "3 times".
#[must_use]
pub fn times(number: u32) -> String {
    match number {
        1 => page::once().into(),
        2 => page::twice().into(),
        _ => page::times(&thousands(number as usize)),
    }
}

/// The sentence as it grows.
struct Brief<'a> {
    article: &'a Article,
    pieces: Vec<Piece>,
}

impl Brief<'_> {
    fn say(&mut self, words: &str) {
        if let Some(Piece::Words(before)) = self.pieces.last_mut() {
            before.push_str(words);
        } else {
            self.pieces.push(Piece::Words(words.to_owned()));
        }
    }

    /// A message; `slot` says what stands in a slot.
    fn phrase(&mut self, words: Vec<Part>, slot: &dyn Fn(&mut Self, usize)) {
        for part in words {
            match part {
                Part::Words(words) => self.say(words),
                Part::Slot(number) => slot(self, number),
            }
        }
    }

    /// "Ada Lund, Mayor, is quoted 3 times; Peter Holm and unnamed experts once."
    fn speakers(&mut self) {
        let article = self.article;
        let speakers = article.speakers();
        let nobodys = article.quotes().filter(|q| q.speaker_mention().is_none());
        let nobody = nobodys.count();
        let shown = &speakers[..speakers.len().min(NAMED)];
        let Some(first) = shown.first() else {
            return self.without_speakers(nobody);
        };
        let alike = |from: usize| {
            let of = |row: &Row| row.quotes;
            shown[from..]
                .iter()
                .take_while(|r| of(r) == of(shown[from]))
                .count()
        };
        let top = alike(0);
        let many = top > 1 || self.is_many(first.lead());
        let words = if many {
            page::are_quoted_parts()
        } else {
            page::is_quoted_parts()
        };
        self.phrase(words, &|brief, slot| match slot {
            0 => {
                brief.names(&shown[..top]);
                let role = brief.role(first.lead()).filter(|_| top == 1);
                brief.say(&role.map_or_else(String::new, |role| format!(", {role},")));
            }
            _ => brief.say(&often(first.quotes, top)),
        });
        let mut from = top;
        while from < shown.len() {
            let next = alike(from);
            let is_last = from + next == shown.len() && speakers.len() == shown.len();
            self.say(match (from == top, is_last && from > top) {
                (true, _) => "; ",
                (false, true) => shared::and(),
                (false, false) => ", ",
            });
            self.names(&shown[from..from + next]);
            self.say(&format!(" {}", often(shown[from].quotes, next)));
            from += next;
        }
        let others = speakers.len() - shown.len();
        if others > 0 {
            let words = if top == shown.len() {
                page::others_too(others)
            } else {
                page::and_others(others)
            };
            self.say(&words);
        }
        if nobody > 0 {
            self.say(&page::more_unknown(nobody));
        }
        self.say(".");
    }

    fn without_speakers(&mut self, nobody: usize) {
        if nobody > 0 {
            return self.say(&page::all_unknown(&shared::quotes(nobody)));
        }
        let lists = self.article.lists();
        let named = [
            Group::People,
            Group::Organizations,
            Group::States,
            Group::Groups,
        ];
        let rows = named.iter().flat_map(|&group| lists.group(group));
        let mut most: Vec<&Row> = rows.collect();
        let mut order: Vec<u32> = (0..most.len() as u32).collect();
        crate::sorting::sort_by(&mut order, &|n| !u64::from(most[n as usize].names));
        most = order
            .into_iter()
            .take(2)
            .map(|n| most[n as usize])
            .collect();
        if most.is_empty() {
            return self.say(page::nobody_quoted());
        }
        let words = match most.len() {
            1 => page::is_named_most_parts(),
            _ => page::are_named_most_parts(),
        };
        self.phrase(words, &|brief, _| brief.names(&most));
    }

    /// "A", "A and B", "A, B and C".
    fn names(&mut self, rows: &[&Row]) {
        for (place, row) in rows.iter().enumerate() {
            if place > 0 {
                let is_last = place + 1 == rows.len();
                self.say(if is_last { shared::and() } else { ", " });
            }
            let lead = row.lead();
            let (before, mut name) = speaker::in_a_sentence(self.article, lead);
            let is_name = self.article.has_name(lead);
            if self.pieces.is_empty() && before.is_empty() && !is_name {
                name = capital(&name);
            } else if self.pieces.is_empty() {
                self.say(&capital(before));
            } else {
                self.say(before);
            }
            self.pieces.push(Piece::Name(name, lead));
        }
    }

    /// The role in the text, unless the name says it already.
    fn role(&self, entity: u32) -> Option<String> {
        let entity = self.article.entity(entity)?;
        let role = entity.role.as_ref()?;
        (!entity.name.contains(role.as_str())).then(|| role.clone())
    }

    /// True where the verb has to be a plural: a group, or somebodies whom a plural noun mentions.
    fn is_many(&self, entity: u32) -> bool {
        let kind = self.article.entity(entity).map(|e| e.kind);
        kind == Some(pressmark::annotation::EntityType::Group)
    }
}

/// How often each of so many is quoted: "twice each".
fn often(quotes: u32, speakers: usize) -> String {
    if speakers > 1 && quotes > 1 {
        return page::each(&times(quotes));
    }
    times(quotes)
}
