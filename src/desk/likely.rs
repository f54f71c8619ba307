//! In which order actors are offered: the likeliest first, and of those only what fits the letters that the reader has typed.

use pressmark::annotation::{EntityType, Form, Sense};
use pressmark::resolved::{Entity, Mention};

use crate::article::Article;
use crate::folding::fold;
use crate::sorting::sort_by;

/// For "the same as": who shares a word with the mention, then who is of its type; among them who is mentioned most.
#[must_use]
pub fn same(article: &Article, mention: Mention<'_>) -> Vec<u32> {
    let own = mention.entity().map(Entity::number);
    let key = |e: &Entity<'_>| {
        let shares = shares_a_word(&e.name, &mention.text);
        let rank = u64::from(!shares) * 2 + u64::from(e.kind != mention.kind);
        (rank << 32) + (u64::from(u32::MAX) - e.mentions().len() as u64)
    };
    sorted(article, &|e| Some(e.number()) != own, &key)
}

/// For "who says it": who is mentioned nearest to the quote and not only inside it, but those who say it by now. Whoever may speak
/// comes before places.
#[must_use]
pub fn sayers(article: &Article, quote: u32) -> Vec<u32> {
    let now = article.sayers(quote);
    let parts = article.quote(quote).map(|q| &q.data().parts);
    let (Some(first), Some(last)) = parts.map_or((None, None), |p| (p.first(), p.last())) else {
        return Vec::new();
    };
    let inside = first.start..last.end;
    let key = |e: &Entity<'_>| {
        let outside = e.mentions().filter(|m| !inside.contains(&m.start));
        let far = outside.map(|m| m.start.abs_diff(first.start)).min();
        let is_place =
            e.kind == EntityType::Place && !e.mentions().any(|m| m.sense == Some(Sense::Actor));
        (u64::from(is_place) << 33) + far.map_or(1 << 32, u64::from)
    };
    sorted(article, &|e| !now.contains(&e.number()), &key)
}

/// Those of whose name a word begins with each of the words that were typed; accents and capitals aside.
#[must_use]
pub fn fitting(article: &Article, entities: &[u32], typed: &str) -> Vec<u32> {
    let typed = fold(typed);
    let fits = |&entity: &u32| {
        let name = article.entity(entity).map(|e| fold(&e.name));
        name.is_some_and(|name| {
            let begins = |word: &str| name.split_whitespace().any(|n| n.starts_with(word));
            typed.split_whitespace().all(begins)
        })
    };
    entities.iter().copied().filter(fits).collect()
}

/// Actors with a name, or who are described; a pronoun alone is nobody to choose.
fn sorted(
    article: &Article,
    is_offered: &dyn Fn(&Entity<'_>) -> bool,
    key: &dyn Fn(&Entity<'_>) -> u64,
) -> Vec<u32> {
    let named = |e: &Entity<'_>| e.mentions().any(|m| m.form != Form::Pronoun);
    let all = article.entities().filter(|e| named(e) && is_offered(e));
    let mut all: Vec<u32> = all.map(Entity::number).collect();
    sort_by(&mut all, &|e| article.entity(e).map_or(0, |e| key(&e)));
    all
}

fn shares_a_word(name: &str, words: &str) -> bool {
    let mut words = words.split(' ');
    words.any(|word| word.len() > 1 && name.split(' ').any(|other| word == other))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The Herald met Ben Okoro. Ada Lund spoke to Željka Lund. “The pier is lost,” said Cy Roe. Ada Lund left.\n";

    fn article() -> Article {
        Article::new(pressmark::annotate(TEXT).document("2026-01-31T12:00:00Z", &[]))
    }

    fn names(article: &Article, entities: &[u32]) -> Vec<String> {
        let name = |&e: &u32| article.entity(e).map(|e| e.name.clone());
        entities.iter().filter_map(name).collect()
    }

    #[test]
    fn who_shares_a_name_comes_first() {
        let article = article();
        let lund = article
            .mentions()
            .find(|m| m.text == "Željka Lund")
            .unwrap();
        let all = names(&article, &same(&article, lund));
        assert_eq!(all[0], "Ada Lund");
        assert!(!all.contains(&"Željka Lund".to_owned()));
    }

    #[test]
    fn letters_find_whoever_has_a_word_that_begins_so() {
        let article = article();
        let all = sayers(&article, 0);
        assert_eq!(
            names(&article, &fitting(&article, &all, "zel LUND")),
            ["Željka Lund"]
        );
        assert_eq!(fitting(&article, &all, "xyz"), Vec::<u32>::new());
        assert_eq!(fitting(&article, &all, " "), all);
    }
}
