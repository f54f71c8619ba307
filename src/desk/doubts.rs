//! What is worth a look: the program's doubts as questions, each with the answers that settle it. The more mentions hang on an
//! answer, and the greater the doubt, the sooner it is asked.

use std::collections::BTreeMap;

use pressmark::annotation::{EntityType, Form, Status};
use pressmark::resolved::{Entity, Mention, Quote};

use super::likely;
use super::verbs::{self, Sayer, Scope};
use crate::article::Article;
use crate::card::Target;
use crate::correction::{Asked, Correction};
use crate::folding::fold;
use crate::sorting::sort_by;
use crate::wording::{excerpt, kind};
use crate::words::desk as words;

/// Below this confidence a speaker is asked for.
pub(super) const SURE_OF_SPEAKER: f64 = 0.85;
/// Below this confidence a name is asked for, or which place it is.
const SURE_OF_NAME: f64 = 0.7;
/// Questions that are asked at a time.
const MOST: usize = 40;
/// Characters of a quote by which the reader knows it.
const EXCERPT: usize = 60;
/// Speakers and places that are offered beside the program's own answer.
const OTHERS: usize = 2;

/// A question with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What it is about.
    pub about: Target,
    /// The question.
    pub question: String,
    /// Words of each answer, and the step that it is; the program's own answer is the first.
    pub answers: Vec<(String, Correction)>,
    /// How much hangs on it.
    weight: f64,
}

/// The questions, the weightiest first.
#[must_use]
pub fn of(article: &Article) -> Vec<Doubt> {
    let mut all: Vec<Doubt> = article
        .quotes()
        .filter_map(|q| of_speaker(article, q))
        .collect();
    all.extend(article.entities().filter_map(|e| of_name(article, e)));
    all.extend(article.entities().filter_map(|e| of_place(article, e)));
    all.extend(twins(article));
    let mut order: Vec<u32> = (0..all.len() as u32).collect();
    sort_by(&mut order, &|n| {
        u64::MAX - (all[n as usize].weight * 1_000_000.0) as u64
    });
    let sorted = order.iter().take(MOST).map(|&n| all[n as usize].clone());
    sorted.collect()
}

/// "Who says “…”?"
fn of_speaker(article: &Article, quote: Quote<'_>) -> Option<Doubt> {
    let is_known = quote.speaker.is_some();
    if quote.status != Status::Auto || (is_known && quote.confidence >= SURE_OF_SPEAKER) {
        return None;
    }
    let number = quote.number();
    let first = &quote.data().parts.first()?.text;
    let name = |e: u32| article.entity(e).map(|e| e.name.clone());
    let mut answers = Vec::new();
    if let Some(now) = quote.speaker() {
        answers.push((now.name.clone(), verbs::confirmed_quote(article, number)?));
    }
    for &other in likely::sayers(article, number).iter().take(OTHERS) {
        let said = verbs::said_by(article, number, Sayer::Entity(other));
        answers.extend(name(other).zip(said));
    }
    let nobody = verbs::said_by(article, number, Sayer::Nobody)?;
    answers.push((words::nobody_named().into(), nobody));
    Some(Doubt {
        about: Target::Quote(number),
        question: words::who_says(&marked(first)),
        answers,
        weight: if is_known {
            2.0 * (1.0 - quote.confidence)
        } else {
            1.0
        },
    })
}

/// "Is “Oakline” a person?"
fn of_name(article: &Article, entity: Entity<'_>) -> Option<Doubt> {
    let mention = first_name(entity)?;
    if is_touched(entity) || entity.confidence >= SURE_OF_NAME {
        return None;
    }
    let now = entity.kind;
    let mut answers = vec![(words::yes().to_owned(), verbs::confirmed(mention))];
    for other in [
        EntityType::Person,
        EntityType::Organization,
        EntityType::Place,
    ] {
        if other != now {
            let step = verbs::typed(article, mention, (other, None), Scope::Everywhere)?;
            answers.push((kind(other).to_owned(), step));
        }
    }
    let none = verbs::not_a_name(article, mention, Scope::Everywhere)?;
    answers.push((words::no_name().into(), none));
    Some(Doubt {
        about: Target::Mention(mention.number()),
        question: words::is_it(&marked(&entity.name), one(now)),
        answers,
        weight: weight(entity, entity.confidence),
    })
}

/// "Which “Springfield” is it?"
fn of_place(article: &Article, entity: Entity<'_>) -> Option<Doubt> {
    let score = entity.place_score.filter(|&s| s < SURE_OF_NAME)?;
    let mention = first_name(entity)?;
    let now = entity.full_name.as_ref()?;
    if is_touched(entity) || entity.candidates.is_empty() {
        return None;
    }
    let others = entity.data().candidates.iter().map(|c| &c.name);
    let all = core::iter::once(now).chain(others.filter(|name| *name != now).take(OTHERS));
    let answer = |place: &String| {
        let step = Correction::of_place(mention.data().into(), place);
        (place.clone(), step)
    };
    let mut answers: Vec<(String, Correction)> = all.map(answer).collect();
    let none = verbs::not_a_name(article, mention, Scope::Everywhere)?;
    answers.push((words::no_place().into(), none));
    Some(Doubt {
        about: Target::Mention(mention.number()),
        question: words::which_place(&marked(&entity.name)),
        answers,
        weight: weight(entity, score),
    })
}

/// "Are “Wolski” and “Anna Wolski” the same?": two of one type, of which one is called by words of the other's name, or which differ
/// only in accents, capitals and marks.
fn twins(article: &Article) -> Vec<Doubt> {
    let named = article
        .entities()
        .filter(|e| e.has_name() && e.kind != EntityType::Place);
    let named: Vec<(Entity<'_>, Vec<String>)> = named.map(|e| (e, name_words(&e.name))).collect();
    // Whoever may be called by a word: without this, each would be held against each.
    let mut called: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, (_, words)) in named.iter().enumerate() {
        for word in words.iter().cloned().chain([initials(words)]) {
            called.entry(word).or_default().push(n);
        }
    }
    let mut found = Vec::new();
    for (n, (shorter, words)) in named.iter().enumerate() {
        let others = words
            .first()
            .and_then(|w| called.get(w))
            .into_iter()
            .flatten();
        let longer = others.filter(|&&m| {
            let (e, all) = &named[m];
            let is_part = all.len() > words.len() || (all.len() == words.len() && n < m);
            is_part && e.kind == shorter.kind && is_called_by(all, words)
        });
        let mut longer: Vec<Entity<'_>> = longer.map(|&m| named[m].0).collect();
        // Of several with this surname, nobody is likelier than the others: there is no one question to ask.
        if let (Some(other), true) = (longer.pop(), longer.is_empty()) {
            found.extend(twin(article, *shorter, other));
        }
    }
    found
}

fn twin(article: &Article, one: Entity<'_>, other: Entity<'_>) -> Option<Doubt> {
    let (mention, other_mention) = (first_name(one)?, first_name(other)?);
    if is_touched(one) && is_touched(other) {
        return None;
    }
    let same = verbs::same_as(article, mention, other.number())?;
    let confirmed = |m: Mention<'_>| {
        let asked = Asked::new("confirmed", m.data().into());
        asked.with("type", m.kind.name()).object()
    };
    let both = [confirmed(mention), confirmed(other_mention)];
    let told = words::is_not(&one.name, &other.name);
    let different = Correction::of_objects(told, &both);
    Some(Doubt {
        about: Target::Mention(mention.number()),
        question: words::are_the_same(&marked(&one.name), &marked(&other.name)),
        answers: vec![
            (words::the_same().into(), same),
            (words::not_the_same().into(), different),
        ],
        weight: weight(one, 0.5),
    })
}

/// "Wolski", "DR" and "d’Arc" are called by words of "Anna Wolski", "Daniel Reyes", "D'Arc".
fn is_called_by(all: &[String], words: &[String]) -> bool {
    let by_initials = words.len() == 1 && words[0].len() > 1 && words[0] == initials(all);
    by_initials || words.iter().all(|word| all.contains(word))
}

/// Either is called by words of the other's name.
pub(super) fn may_be_one(name: &str, other: &str) -> bool {
    let (words, others) = (name_words(name), name_words(other));
    is_called_by(&words, &others) || is_called_by(&others, &words)
}

fn initials(words: &[String]) -> String {
    words.iter().filter_map(|w| w.chars().next()).collect()
}

fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name).replace('’', "'");
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Mentions that hang on it, times the doubt.
fn weight(entity: Entity<'_>, confidence: f64) -> f64 {
    entity.mentions().len() as f64 * (1.0 - confidence)
}

pub(super) fn first_name(entity: Entity<'_>) -> Option<Mention<'_>> {
    entity.mentions().find(|m| m.form == Form::Name)
}

pub(super) fn is_touched(entity: Entity<'_>) -> bool {
    entity.mentions().any(|m| m.status != Status::Auto)
}

/// "a person", "an organization"
pub(super) fn one(of: EntityType) -> &'static str {
    match of {
        EntityType::Person => words::a_person(),
        EntityType::Organization => words::an_organization(),
        EntityType::Group => words::a_group(),
        EntityType::Place => words::a_place(),
        EntityType::Other => words::something_else(),
    }
}

/// The words between marks; a quote that begins with a mark keeps its own.
pub(super) fn marked(text: &str) -> String {
    let short = excerpt(text, EXCERPT);
    let bare = short.trim_matches(['“', '”', '"', '„', '«', '»']);
    words::marked(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Article::new(pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]))
    }

    #[test]
    fn a_quote_without_a_speaker_is_asked_for_and_an_answer_settles_it() {
        let article = article("Ada Lund met the council on Monday.\n\n“The pier is lost.”\n");
        let doubts = of(&article);
        let doubt = doubts.iter().find(|d| d.question.contains("pier")).unwrap();
        assert_eq!(doubt.question, "Who says “The pier is lost.”?");
        assert_eq!(doubt.answers[0].0, "Ada Lund");
        assert_eq!(doubt.answers.last().unwrap().0, "Nobody named");
        let pipeline = pressmark::Pipeline::default();
        let json = &doubt.answers[0].1.json;
        let corrections: Vec<pressmark::annotation::Correction> =
            serde_json::from_str(json).unwrap();
        let again = pipeline.annotate_with(article.text(), &corrections, None);
        let again = Article::new(again.document("2026-01-31T12:00:00Z", &[]));
        assert!(of(&again).iter().all(|d| !d.question.contains("pier")));
    }

    #[test]
    fn the_parts_and_initials_of_a_name_call_its_bearer() {
        let words = |name: &str| name_words(name);
        assert!(is_called_by(&words("Anna Wolski"), &words("Wolski")));
        assert!(is_called_by(&words("Daniel Reyes"), &words("DR")));
        assert!(is_called_by(&words("Jeanne D'Arc"), &words("d’Arc")));
        assert!(!is_called_by(&words("Anna Wolski"), &words("Ann")));
        assert!(!is_called_by(&words("Anna Wolski"), &words("A")));
    }
}
