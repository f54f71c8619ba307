//! What somebody is called whom the article does not name: as what they are, never as if it were a name.

use pressmark::annotation::{EntityType, Form};
use pressmark::resolved::Quote;

use crate::article::Article;
use crate::letters;
use crate::wording::{capital, joined};
use crate::words::shared;

/// What is read and says nothing by itself: a quote of it is a quote from a document.
const DOCUMENTS: &str = "account advertisement advice agreement analysis announcement annex appeal archive article assessment audit \
    bill blog book briefing brochure bulletin caption catalogue chapter chart code column communique complaint contract data database \
    declaration decree diary directive document dossier draft editorial email e-mail entry essay estimate evidence figure file filing \
    finding footage forecast form headline indictment inscription invoice journal label lawsuit leaflet letter list log magazine mail \
    manifesto manual map memo memoir memorandum message minute motion newsletter note notebook notice obituary opinion order \
    page pamphlet paper paragraph passage petition photo photograph plan poll post poster press printout profile proposal prospectus \
    questionnaire receipt recording record register release reply report research response result review ruling schedule script sign \
    slide slogan speech statement statistic story study subpoena suit summary survey table tape testimony text thread transcript \
    translation treaty tweet verdict video warrant website will";

/// Words that begin a phrase of which the thing said is over: "records of spending", "an analysis by the Post".
const AFTER_THE_NOUN: &str =
    "of by from in on for to at with about that which who into over under against";
/// Words that say already which, or how many, so that "unnamed" before them would be one too many.
const DETERMINERS: &str = "the a an his her its their our my your this that these those some several many few one two three four five six \
    seven eight nine ten dozens hundreds thousands another other both all each no any most";

/// How the quotes of somebody are headed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name, or what stands for it.
    pub words: String,
    /// Its number among the entities, where it is one.
    pub entity: Option<u32>,
    /// The article says the name.
    pub is_named: bool,
    /// The words say by themselves that it does not.
    pub is_told: bool,
}

/// What somebody without a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unnamed {
    /// Something that is read.
    Document,
    /// Somebody whom only a pronoun mentions.
    Pronoun(Known),
    /// Somebody whom a noun mentions.
    Noun,
}

/// What a reader knows by a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Man,
    Woman,
    Somebody,
}

impl Known {
    fn by(pronoun: &str) -> Self {
        match pronoun.to_ascii_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => Self::Man,
            "she" | "her" | "hers" | "herself" => Self::Woman,
            _ => Self::Somebody,
        }
    }

    fn alone(self) -> &'static str {
        match self {
            Self::Man => shared::man(),
            Self::Woman => shared::woman(),
            Self::Somebody => shared::somebody(),
        }
    }

    fn in_a_sentence(self) -> &'static str {
        match self {
            Self::Man => shared::a_man_who(),
            Self::Woman => shared::a_woman_who(),
            Self::Somebody => shared::somebody_who(),
        }
    }
}

/// All who say a quote, in text order: "Ana Ruiz and Tom Berg said". Where nobody is known, what is said instead.
#[must_use]
pub fn of_quote(article: &Article, quote: u32) -> Vec<Speaker> {
    let sayers = article.sayers(quote);
    if !sayers.is_empty() {
        return sayers.iter().map(|&e| of_entity(article, e)).collect();
    }
    let quote = article.quote(quote);
    if let Some(name) = quote.and_then(|q| q.data().speaker_name.as_ref()) {
        return vec![Speaker {
            words: name.clone(),
            entity: None,
            is_named: true,
            is_told: false,
        }];
    }
    let words = match quote.and_then(Quote::speaker_mention) {
        Some(mention) if mention.form == Form::Pronoun => {
            Known::by(&mention.text).alone().to_owned()
        }
        Some(mention) => described(&mention.text, mention.kind),
        None => shared::speaker_unsaid().to_owned(),
    };
    vec![Speaker {
        words,
        entity: None,
        is_named: false,
        is_told: true,
    }]
}

/// The same in words: "Ana Ruiz and Tom Berg".
#[must_use]
pub fn names(article: &Article, quote: u32) -> String {
    let speakers = of_quote(article, quote);
    let names: Vec<&str> = speakers.iter().map(|s| s.words.as_str()).collect();
    joined(&names)
}

/// The same where nothing stands before it: what is no name begins with a capital.
#[must_use]
pub fn heading(article: &Article, quote: u32) -> String {
    let names = names(article, quote);
    let is_name = of_quote(article, quote).first().is_some_and(|s| s.is_named);
    if is_name { names } else { capital(&names) }
}

/// From whom the article has it, where a quote stands inside what somebody else says: “Ruiz said he told her ‘no’” has his
/// no from her. Empty where it is the article's own.
#[must_use]
pub fn relay(article: &Article, quote: u32) -> String {
    let relay = article.relayed_in(quote);
    relay.map_or_else(String::new, |outer| {
        shared::according_to(&names(article, outer))
    })
}

/// What an entity is called in the lists.
#[must_use]
pub fn of_entity(article: &Article, number: u32) -> Speaker {
    let name = article.entity(number).map_or("", |e| &e.data().name);
    let is_named = article.has_name(number);
    let unnamed = unnamed(article, number);
    let is_told = matches!(unnamed, Some(Unnamed::Pronoun(_)));
    let words = match unnamed {
        None => name.to_owned(),
        Some(Unnamed::Pronoun(who)) => who.alone().to_owned(),
        Some(Unnamed::Document) => shared::document(name),
        Some(Unnamed::Noun) => name.to_owned(),
    };
    Speaker {
        words,
        entity: Some(number),
        is_named,
        is_told,
    }
}

/// The words in front of what stands for a name in a sentence, and those that stand for it: "unnamed", "experts".
#[must_use]
pub fn in_a_sentence(article: &Article, number: u32) -> (&'static str, String) {
    let name = article.entity(number).map_or("", |e| &e.data().name);
    match unnamed(article, number) {
        None => ("", name.to_owned()),
        Some(Unnamed::Pronoun(who)) => ("", who.in_a_sentence().to_owned()),
        Some(Unnamed::Document) => (shared::a_document(), lowered(name)),
        Some(Unnamed::Noun) if is_determined(name) => ("", lowered(name)),
        Some(Unnamed::Noun) => {
            let is_one = article
                .entity(number)
                .is_some_and(|e| e.kind == EntityType::Person);
            let before = if is_one {
                shared::unnamed_one()
            } else {
                shared::unnamed_many()
            };
            (before, lowered(name))
        }
    }
}

/// `None` for what has a name.
fn unnamed(article: &Article, number: u32) -> Option<Unnamed> {
    let entity = article.entity(number)?;
    if entity.has_name() {
        return None;
    }
    if !entity.is_pronoun() {
        let is_document = is_document(&entity.name, entity.kind);
        return Some(if is_document {
            Unnamed::Document
        } else {
            Unnamed::Noun
        });
    }
    Some(Unnamed::Pronoun(Known::by(&entity.name)))
}

fn described(words: &str, kind: EntityType) -> String {
    if is_document(words, kind) {
        shared::document(words)
    } else {
        words.to_owned()
    }
}

/// True where the thing that a phrase is about is something that is read. A person or a group of people never is: "paper" and
/// "press" stand for those who make them as well.
fn is_document(phrase: &str, kind: EntityType) -> bool {
    if kind == EntityType::Person {
        return false;
    }
    let folded = crate::folding::fold(phrase);
    let head = folded
        .split(' ')
        .take_while(|w| !has(AFTER_THE_NOUN, w))
        .filter(|w| !is_participle(w))
        .last()
        .unwrap_or_default();
    // A newspaper is a body, not a paper.
    let is_body = kind == EntityType::Organization
        && matches!(head, "paper" | "magazine" | "press" | "journal" | "website");
    !is_body && singulars(head).any(|word| has(DOCUMENTS, word))
}

/// "built", "published": what follows the noun and says what was done with it.
fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "built" | "seen" | "made" | "shown" | "written" | "sent" | "kept" | "drawn"
        )
}

/// The word, and what it may be the plural of.
fn singulars(word: &str) -> impl Iterator<Item = &str> {
    [Some(word), word.strip_suffix('s'), word.strip_suffix("es")]
        .into_iter()
        .flatten()
}

/// True where a phrase says which or how many by itself: "the regime", "five officials", "Ruiz’s aides".
fn is_determined(phrase: &str) -> bool {
    let first = phrase.split([' ', '\u{a0}']).next().unwrap_or_default();
    let is_owner = phrase.contains("’s ") || phrase.contains("'s ");
    is_owner
        || first.starts_with(|c: char| c.is_ascii_digit())
        || has(DETERMINERS, &first.to_ascii_lowercase())
}

/// With a small first letter, unless the first word is a name or an abbreviation: another capital follows in the phrase.
fn lowered(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().unwrap_or_default();
    let rest = letters.as_str();
    let first_word = rest.split([' ', '’', '\'']).next().unwrap_or_default();
    let is_owner =
        rest.starts_with(letters::is_small) && rest[first_word.len()..].starts_with(['’', '\'']);
    if is_owner || first_word.chars().any(letters::is_capital) {
        return phrase.to_owned();
    }
    format!("{}{rest}", first.to_ascii_lowercase())
}

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_a_document() {
        for phrase in [
            "an analysis by the Post",
            "a database built",
            "records of spending",
            "the aide’s short reply",
            "A Wells Fargo note",
            "a study published",
            "the ship’s log",
            "Minutes",
        ] {
            assert!(is_document(phrase, EntityType::Other), "{phrase}");
        }
        assert!(is_document("the 2019 survey", EntityType::Organization));
        assert!(!is_document("The paper", EntityType::Organization));
        for phrase in [
            "a retired nurse",
            "officials",
            "a source",
            "the port authority",
            "critics of the report",
        ] {
            assert!(!is_document(phrase, EntityType::Group), "{phrase}");
        }
        assert!(!is_document("the will", EntityType::Person));
    }

    #[test]
    fn a_phrase_is_lowered_but_for_names() {
        assert_eq!(lowered("Experts"), "experts");
        assert_eq!(lowered("The surgeon"), "the surgeon");
        assert_eq!(lowered("NGB’s own union"), "NGB’s own union");
        assert_eq!(lowered("Tarabulsi’s own cousin"), "Tarabulsi’s own cousin");
        assert!(is_determined("five North Korean\u{a0}officials") && is_determined("12 men"));
        assert!(!is_determined("experts") && !is_determined("senior officials"));
    }
}
