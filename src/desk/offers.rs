//! What is offered once the reader has corrected something: the same of what is like it. It is never done unasked. The article has
//! been read anew by then, so what it has learnt by itself is offered no more.

use pressmark::annotation::{EntityType, Sense, Status};
use pressmark::resolved::{Entity, Mention, Quote};

use super::doubts::{SURE_OF_SPEAKER, first_name, is_touched, marked, may_be_one, one};
use super::verbs::{self, Sayer, Scope};
use crate::article::Article;
use crate::correction::Correction;
use crate::glossary::{Entry, Glossary};
use crate::words::{desk as words, thousands};

/// Quotes that follow and may be of the same speaker.
const RUN: usize = 3;

/// What the reader has just done, as far as something may follow from it; offsets in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Said what the words are that begin here.
    Typed(u32, (EntityType, Option<Sense>)),
    /// Said who is meant, or what they are called, by the words that begin here.
    Named(u32),
    /// Said who says the quote that begins here; before it was somebody of this name.
    Said(u32, Option<String>),
}

impl Act {
    /// The reader says who says this quote.
    #[must_use]
    pub fn of_speaker(quote: Quote<'_>) -> Option<Self> {
        let at = quote.data().parts.first()?.start;
        Some(Self::Said(at, quote.speaker().map(|s| s.name.clone())))
    }
}

/// Something more that the reader may want.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The question, to which the answer is yes or nothing.
    pub question: String,
    /// What yes does.
    pub yes: Yes,
}

/// What an offer does.
#[derive(Clone, Debug, PartialEq)]
pub enum Yes {
    /// One step more, and what it is.
    Step(Correction, Act),
    /// One of the reader's own words.
    Always(Entry),
}

/// What is offered after an act, in the article as it has been read since.
#[must_use]
pub fn of(article: &Article, act: &Act, own: &Glossary) -> Vec<Offer> {
    let all = match act {
        Act::Typed(at, to) => mention(article, *at).map(|m| {
            let always = always(m, own);
            of_type(article, m, *to).into_iter().chain(always).collect()
        }),
        Act::Named(at) => mention(article, *at)
            .and_then(Mention::entity)
            .map(|e| of_name(article, e).into_iter().collect()),
        Act::Said(at, before) => {
            quote(article, *at).map(|q| of_run(article, q, before.as_deref()).into_iter().collect())
        }
    };
    all.unwrap_or_default()
}

/// "Is “Herald Weekly” an organization too?": of what shares the words, and has been taken for something else.
fn of_type(
    article: &Article,
    typed: Mention<'_>,
    to: (EntityType, Option<Sense>),
) -> Option<Offer> {
    // A town and a firm that is called after it are two things.
    if to.0 == EntityType::Place {
        return None;
    }
    let own = typed.entity().map(Entity::number);
    let is_alike = |e: &Entity<'_>| {
        Some(e.number()) != own
            && e.kind != to.0
            && e.kind != EntityType::Place
            && !is_touched(*e)
            && may_be_one(&e.name, &typed.text)
    };
    let other = article.entities().find(|e| e.has_name() && is_alike(e))?;
    let name = first_name(other)?;
    let step = verbs::typed(article, name, to, Scope::Everywhere)?;
    Some(Offer {
        question: words::is_it_too(&numbered(other), one(to.0)),
        yes: Yes::Step(step, Act::Typed(name.start, to)),
    })
}

/// "Always in my articles?"
fn always(typed: Mention<'_>, own: &Glossary) -> Option<Offer> {
    let entry = Entry {
        words: typed.text.clone(),
        kind: Some(typed.kind),
    };
    (own.of(&entry.words) != Some(&entry)).then(|| Offer {
        question: words::always_so(&marked(&entry.words)),
        yes: Yes::Always(entry),
    })
}

/// "Is “Ms Wolski” the same too?": of who may be called so, where only one may.
fn of_name(article: &Article, named: Entity<'_>) -> Option<Offer> {
    let may_be = |e: &Entity<'_>| {
        e.number() != named.number()
            && e.kind == named.kind
            && !is_touched(*e)
            && may_be_one(&e.name, &named.name)
    };
    let mut others = article.entities().filter(|e| e.has_name() && may_be(e));
    let other = others.next().filter(|_| others.next().is_none())?;
    let name = first_name(other)?;
    let step = verbs::same_as(article, name, named.number())?;
    Some(Offer {
        question: words::is_the_same_too(&numbered(other)),
        yes: Yes::Step(step, Act::Named(name.start)),
    })
}

/// "Does Ada Lund say the next 2 quotes too?": of those that follow at once and are doubtful, or had the wrong speaker too.
fn of_run(article: &Article, said: Quote<'_>, before: Option<&str>) -> Option<Offer> {
    let speaker = said.speaker()?;
    let is_open = |q: &Quote<'_>| {
        let now = q.speaker().map(|s| &*s.data().name);
        let is_doubtful = now.is_none() || q.confidence < SURE_OF_SPEAKER;
        q.status == Status::Auto && (is_doubtful || now == before)
    };
    let behind = (said.number() + 1..).map_while(|n| article.quote(n));
    let run: Vec<Quote<'_>> = behind.take(RUN).take_while(is_open).collect();
    let run = run
        .iter()
        .filter(|q| q.speaker().map(Entity::number) != Some(speaker.number()));
    let steps: Vec<Correction> = run
        .filter_map(|q| verbs::said_by(article, q.number(), Sayer::Entity(speaker.number())))
        .collect();
    let first = steps.first()?;
    let told = match steps.len() {
        1 => first.said.clone(),
        n => words::says_next(n, &speaker.name),
    };
    let step = Correction::of_steps(told, &steps);
    let at = said.data().parts.first()?.start;
    Some(Offer {
        question: words::says_next_too(steps.len(), &speaker.name),
        yes: Yes::Step(step, Act::Said(at, None)),
    })
}

/// "“Ms Wolski” (3)"
fn numbered(entity: Entity<'_>) -> String {
    let name = marked(&entity.name);
    match entity.mentions().len() {
        0 | 1 => name,
        mentions => words::numbered(&name, &thousands(mentions)),
    }
}

fn mention(article: &Article, at: u32) -> Option<Mention<'_>> {
    article.mentions().find(|m| m.start == at)
}

fn quote(article: &Article, at: u32) -> Option<Quote<'_>> {
    let begins = |q: &Quote<'_>| q.data().parts.first().is_some_and(|p| p.start == at);
    article.quotes().find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, steps: &[&Correction]) -> Article {
        let corrections: Vec<pressmark::annotation::Correction> = steps
            .iter()
            .flat_map(|s| {
                let all: Vec<pressmark::annotation::Correction> =
                    serde_json::from_str(&s.json).expect("corrections");
                all
            })
            .collect();
        let pipeline = pressmark::Pipeline::default();
        let found = pipeline.annotate_with(text, &corrections, None);
        Article::new(found.document("2026-01-31T12:00:00Z", &[]))
    }

    fn named<'a>(article: &'a Article, words: &str) -> Mention<'a> {
        let found = article.mentions().find(|m| m.text == words);
        found.expect("a mention")
    }

    #[test]
    fn a_word_that_was_typed_is_offered_for_always_until_it_is_settled() {
        let text = "Mayor Ada Lund met Marlow on Monday.\n";
        let before = read(text, &[]);
        let lund = named(&before, "Ada Lund");
        let group = (EntityType::Group, None);
        let step = verbs::typed(&before, lund, group, Scope::Everywhere).expect("a step");
        let act = Act::Typed(lund.start, group);
        let after = read(text, &[&step]);
        let mut own = Glossary::default();
        let offers = of(&after, &act, &own);
        assert_eq!(offers.len(), 1, "{offers:?}");
        let Yes::Always(entry) = &offers[0].yes else {
            panic!("{offers:?}");
        };
        own.set(entry.clone());
        assert_eq!(of(&after, &act, &own), []);
    }

    #[test]
    fn the_next_quotes_of_a_run_are_offered_and_settled_by_one_yes() {
        let text = "Ada Lund met Ben Okoro.\n\n“The pier is lost.”\n\nThe council met on Monday.\n\n“It was too old to mend.”\n\nSnow fell.\n\n“Nobody wept for it.”\n";
        let before = read(text, &[]);
        assert_eq!(before.quotes().count(), 3);
        let okoro = named(&before, "Ben Okoro").entity().expect("an entity");
        let step = verbs::said_by(&before, 0, Sayer::Entity(okoro.number())).expect("a step");
        let at = before.quote(0).expect("a quote").data().parts[0].start;
        let after = read(text, &[&step]);
        let offers = of(&after, &Act::Said(at, None), &Glossary::default());
        assert_eq!(offers.len(), 1);
        assert_eq!(
            offers[0].question,
            "Does Ben Okoro say the next 2 quotes too?"
        );
        let Yes::Step(more, next) = &offers[0].yes else {
            panic!("{offers:?}");
        };
        let last = read(text, &[&step, more]);
        for quote in last.quotes() {
            let speaker = quote.speaker().expect("a speaker");
            assert_eq!(speaker.name, "Ben Okoro");
        }
        assert_eq!(of(&last, next, &Glossary::default()), []);
    }

    #[test]
    fn whoever_may_be_called_so_is_offered_after_a_new_name() {
        let text = "Chancellor Wolski spoke. Peter Holm of the council listened to Zora Quist.\n";
        let before = read(text, &[]);
        let holm = named(&before, "Peter Holm");
        let step = verbs::renamed(holm, "Peter Wolski").expect("a step");
        let after = read(text, &[&step]);
        let offers = of(&after, &Act::Named(holm.start), &Glossary::default());
        assert_eq!(offers[0].question, "Is “Wolski” the same too?");
        let zora = named(&before, "Zora Quist");
        assert_eq!(
            of(&before, &Act::Named(zora.start), &Glossary::default()),
            []
        );
    }
}
