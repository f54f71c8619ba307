//! What a reader can say of a mention, a quote or words of the text: each verb of `docs/corrections.md` as one step.

use pressmark::annotation::{EntityType, Form, QuoteKind, RegionKind, Sense};
use pressmark::resolved::Mention;

use crate::article::Article;
use crate::correction::{Asked, Correction, Words};
use crate::speaker;
use crate::wording::kind;
use crate::words::desk as words;

/// The places that a correction of a mention is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All places with the same words, wherever they are no part of a longer name.
    Everywhere,
    /// These mentions alone.
    Only(&'a [u32]),
}

/// Who says a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sayer<'a> {
    /// Somebody whom the text mentions; the number of the entity.
    Entity(u32),
    /// Somebody whom it does not mention, by name.
    Unmentioned(&'a str),
    /// Nobody known.
    Nobody,
}

/// The mentions with the same words, this one among them, in text order.
#[must_use]
pub fn alike(article: &Article, mention: Mention<'_>) -> Vec<u32> {
    let alike = article.mentions().filter(|m| m.text == mention.text);
    alike.map(Mention::number).collect()
}

/// The words are a name of this type; of a place, in which sense.
#[must_use]
pub fn typed(
    article: &Article,
    mention: Mention<'_>,
    to: (EntityType, Option<Sense>),
    scope: Scope<'_>,
) -> Option<Correction> {
    let told = |at: &str| words::step_is(at, type_name(to));
    let asked = |at| with_type(Asked::new("name", at), to);
    scoped(article, mention, scope, &told, &asked)
}

/// The words mention nobody.
#[must_use]
pub fn not_a_name(article: &Article, mention: Mention<'_>, scope: Scope<'_>) -> Option<Correction> {
    let told: &dyn Fn(&str) -> String = if mention.form == Form::Name {
        &words::step_no_name
    } else {
        &words::step_nobody
    };
    let asked = |at| Asked::new("not-a-name", at);
    scoped(article, mention, scope, told, &asked)
}

/// Whom the words mention is called so.
#[must_use]
pub fn renamed(mention: Mention<'_>, name: &str) -> Option<Correction> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_new = !name.is_empty() && mention.entity().is_some_and(|e| e.name != name);
    let asked = Asked::new("rename", at(mention)).with("name", &name);
    is_new.then(|| asked.told(&|at| words::step_called(at, &name)))
}

/// The mention means this entity.
#[must_use]
pub fn same_as(article: &Article, mention: Mention<'_>, entity: u32) -> Option<Correction> {
    let other = nearest(article, entity, mention.start)?;
    let name = speaker::of_entity(article, entity).words;
    let asked = Asked::new("same-as", at(mention)).beside("other", other);
    Some(asked.told(&|at| words::step_same(at, &name)))
}

/// The mention means somebody else than the others of its entity.
#[must_use]
pub fn not_the_same(mention: Mention<'_>) -> Correction {
    Asked::new("not-the-same", at(mention)).told(&words::step_else)
}

/// The mention is right as it stands.
#[must_use]
pub fn confirmed(mention: Mention<'_>) -> Correction {
    let asked = Asked::new("confirmed", at(mention));
    let asked = if mention.form == Form::Name {
        asked.with("type", mention.kind.name())
    } else {
        asked
    };
    asked.told(&words::step_right)
}

/// The words, by bytes of the text, are a name of this type; here, or wherever they stand.
#[must_use]
pub fn added(
    at: Words<'_>,
    to: (EntityType, Option<Sense>),
    places: usize,
    everywhere: bool,
) -> Correction {
    let asked = with_type(Asked::new("name", at), to);
    let told = |at: &str| words::step_is(at, type_name(to));
    if everywhere {
        let told = |at: &str| in_places(told(at), places);
        asked.everywhere().told(&told)
    } else {
        asked.told(&told)
    }
}

/// Somebody says the words.
#[must_use]
pub fn said(at: Words<'_>) -> Correction {
    Asked::new("quote", at).told(&words::step_quote)
}

/// What part of the page the words are; without a kind they are running text.
#[must_use]
pub fn region(at: Words<'_>, kind: Option<RegionKind>) -> Correction {
    let asked = Asked::new("region", at);
    match kind {
        Some(RegionKind::Boilerplate) => asked
            .with("kind", RegionKind::Boilerplate.name())
            .told(&words::step_no_part),
        Some(kind) => asked.with("kind", kind.name()).told(match kind {
            RegionKind::Headline => &words::step_headline,
            RegionKind::Byline => &words::step_byline,
            _ => &words::step_caption,
        }),
        None => asked.told(&words::step_part),
    }
}

/// Who says the quote.
#[must_use]
pub fn said_by(article: &Article, quote: u32, sayer: Sayer<'_>) -> Option<Correction> {
    let at = first_part(article, quote)?;
    let asked = Asked::new("speaker", at);
    Some(match sayer {
        Sayer::Entity(entity) => {
            let name = speaker::of_entity(article, entity).words;
            let mention = nearest(article, entity, at.start)?;
            asked
                .beside("mention", mention)
                .told(&|at| words::step_said_by(at, &name))
        }
        Sayer::Unmentioned(name) => asked
            .with("name", name)
            .told(&|at| words::step_said_by(at, name)),
        Sayer::Nobody => asked.told(&words::step_said_by_nobody),
    })
}

/// Nobody says the words of the quote.
#[must_use]
pub fn not_a_quote(article: &Article, quote: u32) -> Option<Correction> {
    Some(Asked::new("not-a-quote", first_part(article, quote)?).told(&words::step_no_quote))
}

/// Whether the words of the quote are the speaker's own.
#[must_use]
pub fn quote_kind(article: &Article, quote: u32, kind: QuoteKind) -> Option<Correction> {
    let told: fn(&str) -> String = match kind {
        QuoteKind::Direct => words::step_own,
        QuoteKind::Mixed => words::step_partly,
        QuoteKind::Indirect => words::step_reported,
    };
    let asked = Asked::new("kind", first_part(article, quote)?);
    Some(asked.with("kind", kind.name()).told(&told))
}

/// The quote is right as it stands, its speaker too.
#[must_use]
pub fn confirmed_quote(article: &Article, quote: u32) -> Option<Correction> {
    let asked = Asked::new("confirmed", first_part(article, quote)?);
    let speaker = article.quote(quote)?.speaker_mention();
    Some(match speaker {
        Some(mention) => asked
            .beside("speaker", at(mention))
            .told(&words::step_right),
        None => asked.told(&words::step_right),
    })
}

/// A type as the reader is told of it; a place that acts is a state.
#[must_use]
pub fn type_name(of: (EntityType, Option<Sense>)) -> &'static str {
    match of {
        (EntityType::Place, Some(Sense::Actor)) => words::state_that_acts(),
        (of, _) => kind(of),
    }
}

/// The step, "in 5 places".
fn in_places(step: String, places: usize) -> String {
    if places > 1 {
        words::step_in_places(places, &step)
    } else {
        step
    }
}

/// What is said of a mention: of all places with its words by one correction, of some by one for each.
fn scoped<'a>(
    article: &'a Article,
    mention: Mention<'a>,
    scope: Scope<'_>,
    told: &dyn Fn(&str) -> String,
    asked: &dyn Fn(Words<'a>) -> Asked<'a>,
) -> Option<Correction> {
    let only = match scope {
        Scope::Everywhere => {
            let places = alike(article, mention).len();
            let told = |at: &str| in_places(told(at), places);
            return Some(asked(at(mention)).everywhere().told(&told));
        }
        Scope::Only(only) => only,
    };
    let places = only.iter().filter_map(|&m| article.mention(m));
    let objects: Vec<String> = places.map(|m| asked(at(m)).object()).collect();
    let told = |at: &str| in_places(told(at), objects.len());
    let said = asked(at(mention)).told(&told).said;
    (!objects.is_empty()).then(|| Correction::of_objects(said, &objects))
}

fn with_type<'a>(asked: Asked<'a>, (to, sense): (EntityType, Option<Sense>)) -> Asked<'a> {
    let asked = asked.with("type", to.name());
    match sense {
        Some(sense) => asked.with("sense", sense.name()),
        None => asked,
    }
}

fn at(mention: Mention<'_>) -> Words<'_> {
    mention.data().into()
}

fn first_part(article: &Article, quote: u32) -> Option<Words<'_>> {
    Some(article.quote(quote)?.data().parts.first()?.into())
}

/// Of an entity's names the one that stands nearest; of one without a name any mention.
fn nearest(article: &Article, entity: u32, from: u32) -> Option<Words<'_>> {
    let all = article.entity(entity)?.mentions();
    let nearest = all.min_by_key(|m| (m.form != Form::Name, m.start.abs_diff(from)));
    nearest.map(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Herald\tsaid it was true. “The \\ pier is lost,” Ada Lund said. Ben Okoro laughed. Ada Lund left.\n";

    fn article() -> Article {
        Article::new(pressmark::annotate(TEXT).document("2026-01-31T12:00:00Z", &[]))
    }

    fn mention<'a>(article: &'a Article, words: &str) -> Mention<'a> {
        let found = article.mentions().find(|m| m.text == words);
        found.expect("a mention")
    }

    #[test]
    fn a_type_is_said_of_all_places_with_the_words() {
        let article = article();
        let group = (EntityType::Group, None);
        let lund = mention(&article, "Ada Lund");
        let correction = typed(&article, lund, group, Scope::Everywhere).unwrap();
        assert_eq!(correction.said, "Ada Lund is now: Group in 2 places");
        assert_eq!(
            correction.json,
            r#"[{"verb":"name","at":{"start":47,"end":55,"text":"Ada Lund"},"type":"group","everywhere":true}]"#
        );
    }

    #[test]
    fn a_scope_of_some_places_is_one_correction_for_each() {
        let article = article();
        let lund = mention(&article, "Ada Lund");
        let all = alike(&article, lund);
        let correction = not_a_name(&article, lund, Scope::Only(&all)).unwrap();
        assert_eq!(correction.said, "Ada Lund is no name in 2 places");
        assert_eq!(
            correction.json,
            r#"[{"verb":"not-a-name","at":{"start":47,"end":55,"text":"Ada Lund"}},{"verb":"not-a-name","at":{"start":81,"end":89,"text":"Ada Lund"}}]"#
        );
        assert_eq!(not_a_name(&article, lund, Scope::Only(&[])), None);
    }

    #[test]
    fn a_speaker_is_given_by_the_nearest_name() {
        let article = article();
        let okoro = mention(&article, "Ben Okoro").entity().unwrap().number();
        let pier = article.quotes().find(|q| q.parts[0].text.contains("pier"));
        let pier = pier.unwrap().number();
        let correction = said_by(&article, pier, Sayer::Entity(okoro)).unwrap();
        assert_eq!(
            correction.json,
            r#"[{"verb":"speaker","at":{"start":25,"end":46,"text":"“The \\ pier is lost,”"},"mention":{"start":62,"end":71,"text":"Ben Okoro"}}]"#
        );
        assert!(correction.said.ends_with("is said by Ben Okoro"));
        let named = said_by(&article, pier, Sayer::Unmentioned("Cy \"C\" Roe")).unwrap();
        assert!(
            named.json.ends_with(r#""name":"Cy \"C\" Roe"}]"#),
            "{}",
            named.json
        );
        assert_eq!(said_by(&article, 9, Sayer::Nobody), None);
    }

    #[test]
    fn a_name_that_is_the_same_is_no_step() {
        let article = article();
        let lund = mention(&article, "Ada Lund");
        assert_eq!(renamed(lund, " Ada  Lund "), None);
        assert_eq!(renamed(lund, "  "), None);
        let correction = renamed(lund, "Ada Lund-Berg").unwrap();
        assert_eq!(correction.said, "Ada Lund is called Ada Lund-Berg");
    }
}
