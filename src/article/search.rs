//! What the reader looks for: names, quotes and places of the text that hold some words, whatever their case and accents.

use core::cell::RefCell;
use core::ops::Range;
use std::rc::Rc;

use pressmark::annotation::{Entity, Sector};

use super::{Article, Row};
use crate::folding::{fold, unfolded};
use crate::speaker;

/// Hits in the text that are listed.
const LISTED: usize = 20;
/// Bytes of the text shown before and behind a hit.
const AROUND: usize = 40;

/// A place of the text that holds what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its bytes in the text.
    pub bytes: Range<u32>,
    /// A few words before it, the words themselves, a few words behind.
    pub before: String,
    pub words: String,
    pub after: String,
}

/// What was found in the text for the words that are looked for, the newest.
type Found = (Rc<str>, usize, Rc<[Hit]>);

/// Everything that can be looked through, folded once for an article.
#[derive(Debug)]
pub(super) struct Folded {
    /// Of each entity: its name, role and full name.
    entities: Vec<String>,
    /// Of each quote: its words, and who says them.
    quotes: Vec<String>,
    text: String,
    found: RefCell<Option<Found>>,
}

impl Folded {
    fn new(article: &Article) -> Self {
        let document = &article.document();
        let of_entity = |e: &Entity| {
            let more = [
                e.role.as_deref(),
                e.full_name.as_deref(),
                e.sector.map(Sector::name),
            ];
            let more = more.map(Option::unwrap_or_default);
            fold(&[&e.name, more[0], more[1], more[2]].join("\n"))
        };
        let entities: Vec<String> = document.entities.iter().map(of_entity).collect();
        let of_quote = |number: u32| {
            let mut words = fold(&speaker::names(article, number));
            for entity in article.sayers(number) {
                words.push_str(&entities[entity as usize]);
            }
            let mut part_before = usize::MAX;
            for (part, _, piece) in article.pieces(number) {
                words.push_str(if part == part_before { "" } else { "\n" });
                words.push_str(&fold(piece));
                part_before = part;
            }
            words
        };
        Self {
            quotes: (0..document.quotes.len() as u32).map(of_quote).collect(),
            text: fold(article.text()),
            entities,
            found: RefCell::default(),
        }
    }
}

impl Article {
    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self))
    }

    /// True where a row of a list holds the folded words. No words are held by all.
    #[must_use]
    pub fn row_holds(&self, row: &Row, words: &str) -> bool {
        let holds = |&e: &u32| self.folded().entities[e as usize].contains(words);
        words.is_empty() || row.entities.iter().any(holds)
    }

    /// True where a quote, or the name of who says it, holds the folded words.
    #[must_use]
    pub fn quote_holds(&self, quote: u32, words: &str) -> bool {
        words.is_empty() || self.folded().quotes[quote as usize].contains(words)
    }

    /// How often the text holds some words, and the first of the places where it does.
    #[must_use]
    pub fn in_the_text(&self, find: &Rc<str>) -> (usize, Rc<[Hit]>) {
        let folded = self.folded();
        let known = folded.found.borrow().clone();
        if let Some((_, count, hits)) = known.filter(|(words, _, _)| words == find) {
            return (count, hits);
        }
        let words = wanted(find);
        let (count, hits) = self.look(folded, &words);
        let found = (Rc::clone(find), count, Rc::clone(&hits));
        folded.found.replace(Some(found));
        (count, hits)
    }

    fn look(&self, folded: &Folded, words: &str) -> (usize, Rc<[Hit]>) {
        if words.is_empty() {
            return (0, Rc::new([]));
        }
        let all = || folded.text.match_indices(words).map(|(at, _)| at as u32);
        let count = all().count();
        let ends = |at| [at, at + words.len() as u32 - 1];
        let places: Vec<u32> = all().take(LISTED).flat_map(ends).collect();
        let hits = unfolded(self.text(), &places);
        let hits = hits.chunks_exact(2).map(|ends| self.hit(ends[0], ends[1]));
        (count, hits.collect())
    }

    /// The hit whose first and whose last letter begin at these bytes.
    fn hit(&self, first: u32, last: u32) -> Hit {
        let text = self.text();
        let (start, last) = (first as usize, last as usize);
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let from = on_a_letter(text, start.saturating_sub(AROUND).max(line));
        let to = on_a_letter(text, (end + AROUND).min(line_end));
        // Words are not cut.
        let begin = text[from..start].find(' ').filter(|_| from > line);
        let begin = begin.map_or(from, |at| from + at);
        let stop = text[end..to].rfind(' ').filter(|_| to < line_end);
        let stop = stop.map_or(to, |at| end + at);
        let dots = |cut: bool| if cut { "…" } else { "" };
        Hit {
            bytes: first..end as u32,
            before: format!("{}{}", dots(begin > line), &text[begin..start]),
            words: text[start..end].to_owned(),
            after: format!("{}{}", &text[end..stop], dots(stop < line_end)),
        }
    }
}

/// What is looked for, as the folded texts are written.
#[must_use]
pub fn wanted(find: &str) -> String {
    fold(find.trim())
}

fn on_a_letter(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
