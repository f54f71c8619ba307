//! The role that the text gives a person, whole: “Senator” for “Sen.”, “North Korean leader” for “Leader”, “secretary of state”.
//!
//! A mention gives a role by the title before it, by a noun in lower case before it (“prime minister Rishi Sunak”) or by an apposition
//! behind it. Of what several mentions say the first stands, and a later one only where it says the same and more.

use core::ops::Range;

use super::descriptions::comma_behind;
use super::name_links::NameLinks;
use super::syntax;
use crate::grammar::TokenIdx;
use crate::kinds::EntityType;
use crate::layers::NameId;
use crate::lexicon::WordClass;
use crate::text::{Case, Document, TokenKind};

/// Titles as papers shorten them, or as they stand before several names.
const WHOLE: [(&str, &str); 30] = [
    ("Adm.", "Admiral"),
    ("Amb.", "Ambassador"),
    ("Brig.", "Brigadier"),
    ("Capt.", "Captain"),
    ("Cllr", "Councillor"),
    ("Cmdr.", "Commander"),
    ("Col.", "Colonel"),
    ("Cpl.", "Corporal"),
    ("Gen.", "General"),
    ("Gov.", "Governor"),
    ("Generals", "General"),
    ("Governors", "Governor"),
    ("Judges", "Judge"),
    ("Justices", "Justice"),
    ("Lt.", "Lieutenant"),
    ("Maj.", "Major"),
    ("Ministers", "Minister"),
    ("Presidents", "President"),
    ("Prof.", "Professor"),
    ("Professors", "Professor"),
    ("Pvt.", "Private"),
    ("Rep.", "Representative"),
    ("Representatives", "Representative"),
    ("Reps.", "Representative"),
    ("Sen.", "Senator"),
    ("Senators", "Senator"),
    ("Sens.", "Senator"),
    ("Sgt.", "Sergeant"),
    ("Supt.", "Superintendent"),
    ("Secretaries", "Secretary"),
];
/// Titles that say little without what they are of.
const HALF: [&str; 9] = [
    "leader",
    "secretary",
    "chief",
    "head",
    "director",
    "minister",
    "chairman",
    "chairwoman",
    "chair",
];
/// Before a name they are no role.
const HONORIFICS: [&str; 9] = ["mr", "mrs", "ms", "miss", "dr", "sir", "hon", "rev", "prof"];
/// Words of a role before its noun, and of its field behind “of”.
const REACH: usize = 4;

/// The role that this mention gives; none where it gives none.
pub(super) fn of_mention(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    titled(links, mention)
        .or_else(|| before(links, mention))
        .or_else(|| behind(links, mention))
}

/// Whether a role says what the other says, and more: “Secretary of State” after “Secretary”.
pub(super) fn is_fuller(role: &str, than: &str) -> bool {
    let words = |role: &str| -> Vec<String> {
        let lower = role.to_lowercase();
        lower
            .split([' ', '-', '\u{a0}'])
            .map(str::to_owned)
            .collect()
    };
    let (long, short) = (words(role), words(than));
    let former = |words: &[String]| words.iter().any(|w| w == "former" || w == "ex");
    long.len() > short.len()
        && short.iter().all(|word| long.contains(word))
        && former(&long) == former(&short)
}

/// The title before the name, written out.
fn titled(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    let title = links.names[mention].title?;
    let written = title.of(links.text);
    let bare = written.to_lowercase();
    if HONORIFICS.contains(&bare.trim_end_matches('.')) && bare != "prof." {
        return None;
    }
    let words: Vec<&str> = written.split_whitespace().map(whole).collect();
    let role = words.join(" ");
    let start = links.tokens.partition_point(|t| t.span.end <= title.start);
    Some(with_owner(links, mention, start, role))
}

fn whole(word: &str) -> &str {
    let known = WHOLE.iter().find(|(short, _)| *short == word);
    known.map_or(word, |(_, whole)| whole)
}

/// “North Korean Leader”, “Hamas leader”: the people, state or organization in front of a title that says little alone.
fn with_owner(links: &NameLinks<'_, '_>, mention: NameId, start: usize, role: String) -> String {
    let is_half = HALF.contains(&role.to_lowercase().as_str());
    let owner = links.before(mention);
    match owner {
        Some(owner)
            if is_half
                && owner.kind != EntityType::Person
                && owner.tokens.end == start
                && links.follows_directly(start) =>
        {
            format!("{} {role}", owner.span.of(links.text))
        }
        _ => role,
    }
}

/// “prime minister Rishi Sunak”: a noun for a role in lower case right before the name, and the words that belong to it.
fn before(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    // "director Dr. Louis Ferrante"
    let title = links.names[mention].title;
    let name = title.map_or(links.names[mention].tokens.start, |title| {
        links.tokens.partition_point(|t| t.span.end <= title.start)
    });
    let noun = name.checked_sub(1)?;
    let word_class = links.word_class(noun);
    let is_role = word_class.any(WordClass::ROLE.or(WordClass::TITLE))
        && !word_class.any(WordClass::ROLES.or(WordClass::GENERIC).or(WordClass::BODY))
        && links.case(noun) == Case::Lower
        && links.follows_directly(name);
    if !is_role {
        return None;
    }
    let mut start = noun;
    while start > 0
        && noun - start < REACH
        && is_part(links, start - 1)
        && links.follows_directly(start)
    {
        start -= 1;
    }
    let role = links.span(&(start..name)).of(links.text);
    Some(with_owner(links, mention, start, role.to_owned()))
}

/// “prime”, “foreign”, “deputy” in lower case, or with the capital that opens a sentence.
fn is_part(doc: &Document<'_>, token: usize) -> bool {
    let opens = doc
        .sentences
        .get(doc.sentence_of(token))
        .is_some_and(|s| s.tokens.start == token);
    let lower = doc.case(token) == Case::Lower || opens;
    doc.kind(token) == TokenKind::Word
        && lower
        && doc.word_class(token).any(WordClass::TITLE_MODIFIER)
        && !doc.word_class(token).any(WordClass::FUNCTION)
}

/// The role in “, a senator from Ohio,”: from after the article to the noun, with what it is of.
fn behind(links: &NameLinks<'_, '_>, mention: NameId) -> Option<String> {
    let comma = comma_behind(links, links.names[mention].tokens.end)?;
    let article = comma + 1;
    let mut token = if matches!(links.lower(article), "a" | "an" | "the") {
        article + 1
    } else {
        article
    };
    let start = token;
    while token < start + 6 {
        let word_class = links.word_class(token);
        if word_class.any(WordClass::ROLE) {
            // "For Mr. Stroud, the singer agreed": a subject of its own.
            let verb = WordClass::SPEECH.or(WordClass::AUXILIARY);
            let acts = syntax::is_subject(links.grammar, TokenIdx::new(token)) == Some(true)
                || links.word_class(token + 1).any(verb);
            if !acts && !links.word_class(token + 1).any(WordClass::ROLE) {
                let end = field_behind(links, token).unwrap_or(token + 1);
                let role = links.span(&(start..end)).of(links.text).to_owned();
                return Some(role).filter(|role| !role.is_empty());
            }
        } else if word_class.any(WordClass::FUNCTION) || links.kind(token) == TokenKind::Punct {
            return None;
        }
        token += 1;
    }
    None
}

/// End of “of state”, “of the Harbour Council” behind a noun that is of something: up to the next mark or small word.
fn field_behind(links: &NameLinks<'_, '_>, noun: usize) -> Option<usize> {
    let of = noun + 1;
    if !links.word_class(noun).any(WordClass::TITLE_OF) || links.lower(of) != "of" {
        return None;
    }
    let first = if links.lower(of + 1) == "the" {
        of + 2
    } else {
        of + 1
    };
    let names = links
        .names
        .as_slice()
        .partition_point(|m| m.tokens.start < first);
    let name = links
        .names
        .as_slice()
        .get(names)
        .filter(|m| m.tokens.start == first);
    let end = name.map_or_else(|| words(links, first).end, |m| m.tokens.end);
    let is_closed = end > first
        && links.kind(end) != TokenKind::Possessive
        && (links.kind(end) == TokenKind::Punct || links.word_class(end).any(WordClass::FUNCTION));
    is_closed.then_some(end)
}

/// Ordinary words from here on, a few at most.
fn words(doc: &Document<'_>, first: usize) -> Range<usize> {
    let is_word = |token: &usize| {
        doc.kind(*token) == TokenKind::Word && !doc.word_class(*token).any(WordClass::FUNCTION)
    };
    first..first + (first..first + REACH).take_while(is_word).count()
}

#[cfg(test)]
mod tests {
    /// The roles of those who are named, in order.
    fn roles(text: &str) -> Vec<(String, Option<String>)> {
        let found = crate::annotate(text);
        let document = found.document("2026-01-31T12:00:00Z", &[]);
        let people = document.entities.into_iter();
        people.map(|e| (e.name, e.role)).collect()
    }

    fn role(text: &str, name: &str) -> Option<String> {
        let of = roles(text).into_iter().find(|(who, _)| who == name);
        of.unwrap_or_else(|| panic!("no {name}: {:?}", roles(text)))
            .1
    }

    #[test]
    fn short_titles_are_written_out() {
        for (text, wanted) in [
            ("Sen. Elena Marsh left.", "Senator"),
            ("Lt. Gov. Elena Marsh left.", "Lieutenant Governor"),
            ("Prof. Elena Marsh left.", "Professor"),
            ("Mayor Elena Marsh left.", "Mayor"),
        ] {
            assert_eq!(role(text, "Elena Marsh").as_deref(), Some(wanted));
        }
        assert_eq!(role("Dr. Elena Marsh left.", "Elena Marsh"), None);
        let both = "Sens. Elena Marsh and Peter Holm left.";
        assert_eq!(role(both, "Elena Marsh").as_deref(), Some("Senator"));
    }

    #[test]
    fn half_a_title_takes_whose_it_is() {
        let text = "Norwegian Leader Elena Marsh left.";
        assert_eq!(
            role(text, "Elena Marsh").as_deref(),
            Some("Norwegian Leader")
        );
        let text = "Norwegian President Elena Marsh left.";
        assert_eq!(role(text, "Elena Marsh").as_deref(), Some("President"));
    }

    #[test]
    fn a_later_mention_says_more() {
        let text = "Secretary Elena Marsh left. Marsh, secretary of state, was tired.";
        assert_eq!(
            role(text, "Elena Marsh").as_deref(),
            Some("secretary of state")
        );
        let text = "President Elena Marsh left. Marsh, a former president, was tired.";
        assert_eq!(role(text, "Elena Marsh").as_deref(), Some("President"));
    }

    #[test]
    fn a_noun_in_lower_case_before_the_name_is_a_role() {
        for (text, wanted) in [
            (
                "On Monday prime minister Elena Marsh left.",
                Some("prime minister"),
            ),
            ("Prime minister Elena Marsh left.", Some("Prime minister")),
            (
                "She met the former foreign minister Elena Marsh.",
                Some("former foreign minister"),
            ),
            (
                "Police spokeswoman Elena Marsh left.",
                Some("Police spokeswoman"),
            ),
            ("Her father Peter Marsh left.", None),
        ] {
            let name = if text.contains("Peter") {
                "Peter Marsh"
            } else {
                "Elena Marsh"
            };
            assert_eq!(role(text, name).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn what_an_office_is_of_belongs_to_it() {
        let text = "Elena Marsh, the chairwoman of the Harbour Council, left.";
        let wanted = "chairwoman of the Harbour Council";
        assert_eq!(role(text, "Elena Marsh").as_deref(), Some(wanted));
        let text = "Elena Marsh, a professor of the old school’s choir, left.";
        assert_eq!(role(text, "Elena Marsh").as_deref(), Some("professor"));
    }
}
