//! The brief: one sentence that says who is quoted and where the article plays, and counts that add up to the rows of the lists.

use pressmark::annotation::WarningCode;

use crate::article::{Article, Group, Row};
use crate::pane::Tab;
use crate::speaker;
use crate::wording::{capital, count};

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

/// The sentence, or two.
#[must_use]
pub fn sentence(article: &Article) -> Vec<Piece> {
    let mut brief = Brief {
        article,
        pieces: Vec::new(),
    };
    brief.speakers();
    if let Some(place) = article.main_place() {
        brief.say(" It is mainly about ");
        match article.main_entity() {
            Some(entity) => brief.pieces.push(Piece::Name(place, entity)),
            None => brief.say(&place),
        }
        brief.say(".");
    }
    brief.pieces
}

/// What the lists hold, each row counted once: what is not there is not counted.
#[must_use]
pub fn counts(article: &Article) -> Vec<Count> {
    let lists = article.lists();
    let group = |group: Group| lists.group(group).len();
    let who = |number, one, many| (Tab::Who, number, one, many);
    let all = [
        who(group(Group::People), "person", "people"),
        who(group(Group::Authors), "author", "authors"),
        who(group(Group::States), "state", "states"),
        who(group(Group::Powers), "place that acts", "places that act"),
        who(group(Group::Organizations), "organization", "organizations"),
        who(group(Group::Groups), "group", "groups"),
        who(group(Group::Unnamed), "unnamed", "unnamed"),
        (Tab::Where, lists.places.len(), "place", "places"),
        (Tab::Said, article.rows(Tab::Said), "quote", "quotes"),
    ];
    all.into_iter()
        .filter(|(_, number, _, _)| *number > 0)
        .map(|(tab, number, one, many)| Count {
            tab,
            number,
            words: count(number, one, many),
        })
        .collect()
}

/// What the reader must know to read the counts.
#[must_use]
pub fn caution(article: &Article) -> Option<&'static str> {
    let warnings = &article.document().warnings;
    let is_foreign = warnings.iter().any(|w| w.code == WarningCode::NotEnglish);
    is_foreign.then_some("This text is not English: the lists are incomplete.")
}

/// "once", "twice", "3 times".
#[must_use]
pub fn times(number: u32) -> String {
    match number {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{} times", crate::wording::thousands(number as usize)),
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
        self.names(&shown[..top]);
        if top == 1
            && let Some(role) = self.role(first.lead())
        {
            self.say(&format!(", {role},"));
        }
        let many = top > 1 || self.is_many(first.lead());
        self.say(if many { " are quoted " } else { " is quoted " });
        self.say(&often(first.quotes, top));
        let mut from = top;
        while from < shown.len() {
            let next = alike(from);
            let is_last = from + next == shown.len() && speakers.len() == shown.len();
            self.say(match (from == top, is_last && from > top) {
                (true, _) => "; ",
                (false, true) => " and ",
                (false, false) => ", ",
            });
            self.names(&shown[from..from + next]);
            self.say(&format!(" {}", often(shown[from].quotes, next)));
            from += next;
        }
        let others = speakers.len() - shown.len();
        if others > 0 {
            self.say(if top == shown.len() { "; " } else { ", and " });
            self.say(&count(others, "other", "others"));
            self.say(if top == shown.len() { " too" } else { "" });
        }
        if nobody > 0 {
            let more = count(nobody, "more quote has", "more quotes have");
            self.say(&format!("; {more} no known speaker"));
        }
        self.say(".");
    }

    fn without_speakers(&mut self, nobody: usize) {
        if nobody > 0 {
            let quotes = count(nobody, "quote", "quotes");
            self.say(&format!("{quotes}, and the text does not say whose."));
            return;
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
            return self.say("Nobody is quoted.");
        }
        self.names(&most);
        let verb = if most.len() == 1 { " is" } else { " are" };
        self.say(verb);
        self.say(" named most; nobody is quoted.");
    }

    /// "A", "A and B", "A, B and C".
    fn names(&mut self, rows: &[&Row]) {
        for (place, row) in rows.iter().enumerate() {
            if place > 0 {
                self.say(if place + 1 == rows.len() {
                    " and "
                } else {
                    ", "
                });
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
        return format!("{} each", times(quotes));
    }
    times(quotes)
}
