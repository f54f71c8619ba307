//! Titles in a headline: "Mayor of Paris: ‘We will not close’" speaks of the mayor whom the text below names.

use core::ops::Range;

use crate::document::{Document, EntityType, Form, Mention, Method, RegionKind, Why};
use crate::lexicon::WordClass;

/// Words that make somebody another than the holder of the title.
const OTHERS: [&str; 9] = [
    "former",
    "ex",
    "deputy",
    "vice",
    "assistant",
    "acting",
    "interim",
    "then",
    "late",
];

/// The mention for a title without a name in a headline, where the text names just one who holds it; `np` is the phrase, `head`
/// its noun. A title that two hold, or nobody, stays a stranger's.
pub(super) fn holder(doc: &mut Document<'_>, np: &Range<usize>, head: usize) -> Option<usize> {
    // The headline is the first visible line, so it is among the first regions.
    let word = doc.tokens.get(head)?.span;
    let mut regions = doc.regions.iter().take(3);
    let is_headline = regions.any(|r| r.kind == RegionKind::Headline && r.span.contains(word));
    if !is_headline
        || !doc
            .word_class(head)
            .any(WordClass::ROLE.or(WordClass::TITLE))
    {
        return None;
    }
    let entity = only_holder(doc, np.start..head, head)?;
    let end = area_behind(doc, head, np.end).unwrap_or(head + 1);
    let tokens = np.start..end;
    let span = doc.span(&tokens);
    if span.is_empty() || !doc.is_unbroken(&tokens) {
        return None;
    }
    let noun = doc.span(&(head..head + 1));
    let title = noun.of(doc.text);
    let with_area = doc.span(&(head..end)).of(doc.text);
    let holder = &mut doc.entities[entity];
    let explanation = format!(
        "{} is the only one whom the article calls “{}”.",
        holder.name,
        holder.role.as_deref().unwrap_or(title)
    );
    // "Mayor" below and "Mayor of Paris" here: the longer says more.
    let is_short = holder
        .role
        .as_deref()
        .is_some_and(|role| role.eq_ignore_ascii_case(title));
    if is_short && end > head + 1 {
        holder.role = Some(with_area.to_owned());
    }
    let named = doc.mentions[..doc.linked]
        .iter()
        .find(|m| m.entity == entity && m.form == Form::Name);
    let evidence = named.map(|m| m.title.map_or(m.span, |title| title.cover(m.span)));
    doc.mentions.push(Mention {
        span,
        tokens,
        kind: EntityType::Person,
        form: Form::Nominal,
        sense: None,
        sense_why: None,
        title: None,
        why: Why {
            method: Method::Coreference,
            rule: "headline-title",
            evidence: evidence.into_iter().collect(),
            explanation,
            confidence: 76,
        },
        entity,
    });
    Some(doc.mentions.len() - 1)
}

/// The one person whose role has the title's noun; what stands before it ("finance minister") must stand in the role as well.
fn only_holder(doc: &Document<'_>, before: Range<usize>, head: usize) -> Option<usize> {
    let title = doc.lower(head);
    let said: Vec<&str> = before
        .map(|t| doc.lower(t))
        .filter(|word| !matches!(*word, "the" | "a" | "an"))
        .collect();
    let holds = |role: &str| {
        let role = role.to_lowercase();
        let words = || role.split([' ', '-', '\u{a0}']);
        words().any(|word| word == title)
            && said.iter().all(|said| words().any(|word| word == *said))
            && words().all(|word| !OTHERS.contains(&word) || said.contains(&word))
    };
    let mut holders = doc.entities.iter().enumerate().filter(|(_, entity)| {
        entity.kind == EntityType::Person && entity.role.as_deref().is_some_and(&holds)
    });
    let (entity, _) = holders.next()?;
    holders.next().is_none().then_some(entity)
}

/// End of the name in "Mayor of Paris".
fn area_behind(doc: &Document<'_>, head: usize, end: usize) -> Option<usize> {
    let of = head + 1;
    let names = doc.mentions[..doc.linked].partition_point(|m| m.form == Form::Name);
    let names = &doc.mentions[..names];
    let at = names.partition_point(|m| m.tokens.start <= of);
    let name = names.get(at).filter(|m| m.tokens.start == of + 1)?;
    (doc.lower(of) == "of" && name.tokens.end <= end).then_some(name.tokens.end)
}
