//! What a version of the program has read in an article, in few words: to tell a reader what a newer one reads otherwise.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use pressmark::annotation::WarningCode;
use pressmark::resolved::Entity;

use crate::article::{Article, Group};
use crate::wording::joined;
use crate::words::desk as words;

/// Names that the list of articles shows.
const PEOPLE: usize = 6;

/// The program's version and its models; `None` where the models were not there yet, and more is to come.
#[must_use]
pub fn reader(article: &Article) -> Option<String> {
    let document = article.document();
    let is_partial = |code| code == WarningCode::RulesOnly;
    if document.warnings.iter().any(|w| is_partial(w.code)) {
        return None;
    }
    let generator = &document.generator;
    let models = generator.models.iter().map(|m| &*m.digest);
    let all: Vec<&str> = core::iter::once(&*generator.version)
        .chain(models)
        .collect();
    Some(all.join(" "))
}

/// A line for each mention, with what it names, and each quote, with who says it; in the order of the text.
#[must_use]
pub fn marks(article: &Article) -> Vec<String> {
    let document = article.document();
    let names: BTreeMap<&str, &str> = document
        .entities
        .iter()
        .map(|e| (&*e.id, &*e.name))
        .collect();
    let name = |id: &str| names.get(id).copied().unwrap_or_default();
    let mentions = document.mentions.iter().map(|m| {
        let (start, kind) = (m.start.to_string(), m.kind.name());
        [&*start, " ", &m.text, " ", kind, " ", name(&m.entity)].concat()
    });
    let quotes = document.quotes.iter().map(|q| {
        let start = q.parts.first().map_or(0, |p| p.start).to_string();
        let speaker = q.speaker.as_ref().and_then(|s| s.entity.as_deref());
        [&*start, " says ", speaker.map_or("", name)].concat()
    });
    let marks = mentions.chain(quotes);
    marks.map(|mark| mark.replace('\n', " ")).collect()
}

/// Who is in it, those with most mentions first.
#[must_use]
pub fn people(article: &Article) -> Vec<&str> {
    let all = 0..article.document().entities.len() as u32;
    let mut people: Vec<Entity<'_>> = all
        .filter(|&e| article.group(e) == Some(Group::People))
        .filter_map(|e| article.entity(e))
        .collect();
    people.sort_by_key(|person| Reverse(person.mentions().len()));
    people.truncate(PEOPLE);
    people
        .into_iter()
        .map(|person| &*person.data().name)
        .collect()
}

/// What to tell the reader of two readings of one text; `None` where they are the same.
#[must_use]
pub fn difference(before: &[&str], now: &[&str]) -> Option<String> {
    let beyond = |one: &[&str], other: &[&str]| {
        let known: BTreeSet<&str> = other.iter().copied().collect();
        one.iter().filter(|mark| !known.contains(**mark)).count()
    };
    let (more, fewer) = (beyond(now, before), beyond(before, now));
    let more = (more > 0).then(|| words::new_marks(more));
    let fewer = (fewer > 0).then(|| words::changed_marks(fewer));
    let parts: Vec<&str> = [&more, &fewer]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| words::read_anew(&joined(&parts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart_by_place_words_and_name() {
        let before = ["3 Oslo place Oslo", "9 Lund person Ada Lund"];
        let now = ["3 Oslo place Oslo", "9 Lund person Lund", "20 says Lund"];
        let told = difference(&before, &now).expect("they differ");
        assert!(
            told.contains("2 marks new and 1 mark gone or changed"),
            "{told}"
        );
        assert_eq!(difference(&now, &now), None);
    }

    #[test]
    fn an_article_is_read_by_this_version() {
        let document =
            pressmark::annotate("Mayor Ada Lund met Peter Holm in Oslo. “We talked,” Lund said.")
                .document("2026-01-31T12:00:00Z", &[]);
        let article = Article::new(document);
        assert_eq!(people(&article), ["Ada Lund", "Peter Holm"]);
        let marks = marks(&article);
        assert!(
            marks.contains(&"6 Ada Lund person Ada Lund".to_owned()),
            "{marks:?}"
        );
        assert!(marks.contains(&"39 says Ada Lund".to_owned()), "{marks:?}");
        assert_eq!(
            reader(&article),
            None,
            "by rules alone: models may still come"
        );
    }
}
