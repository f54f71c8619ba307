//! What kind of actor a name of one word is, where only a verb, a capital letter or its spelling told: what the rest of the article says.

use rustc_hash::FxHashSet;

use super::name_links::NameLinks;
use super::organizations::first_of;
use super::syntax;
use crate::gazetteer::{self, Gazetteer};
use crate::grammar::{Relation, TokenIdx};
use crate::kinds::{EntityType, RegionKind};
use crate::layers::{Name, NameId, Why};
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};

/// How sure a name of one word is an organization that makes one of its namesakes.
const SURE: u8 = 70;

/// Makes organizations of guesses that are one elsewhere, and families of "the Verrells".
pub(super) fn settle(links: &mut NameLinks<'_, '_>, gazetteer: Option<&Gazetteer>) {
    let mut bodies: FxHashSet<String> = FxHashSet::default();
    // Those that are no town of that name.
    let mut shown: FxHashSet<String> = FxHashSet::default();
    let mut of_people: FxHashSet<String> = FxHashSet::default();
    for id in links.names.ids() {
        let (name, words) = (&links.names[id], links.words(id));
        match (name.kind, words) {
            (EntityType::Organization, [_, _, ..]) => {
                bodies.insert(first_of(links, words));
            }
            (EntityType::Person, [first, .., last]) => {
                of_people.extend([first.clone(), last.clone()]);
            }
            (EntityType::Organization, [word]) if name.why.confidence >= SURE => {
                bodies.insert(word.clone());
            }
            (_, [word]) if is_shown_as_body(links, id, gazetteer) || is_agency(links, id) => {
                shown.insert(word.clone());
            }
            _ => {}
        }
    }
    for id in links.names.ids() {
        let [word] = links.words(id) else { continue };
        let is_body = match links.names[id].kind {
            EntityType::Person => bodies.contains(word) || shown.contains(word),
            _ => shown.contains(word),
        };
        let kind = if is_guess(&links.names[id]) && is_body && !of_people.contains(word) {
            EntityType::Organization
        } else if is_family(links, id, &of_people) {
            EntityType::Group
        } else {
            continue;
        };
        links.names[id].kind = kind;
        let evidence = vec![links.names[id].span];
        let explanation = "The article shows that this is no one person’s name.".to_owned();
        let why = Why::by_coreference("same-name-elsewhere", evidence, explanation, 60);
        links.explain(id, why);
    }
}

/// Nothing but a verb, the capital letter, its spelling, or another such guess tells what it is.
fn is_guess(name: &Name) -> bool {
    let by = [
        "verb-of-speech",
        "capital-letter",
        "trained-recogniser",
        "same-name-elsewhere",
    ];
    matches!(name.kind, EntityType::Person | EntityType::Place)
        && name.title.is_none()
        && by.contains(&name.why.rule)
}

/// "Corvo, which reports next week": nobody is "which". "Northline said": no place of that name is known.
fn is_shown_as_body(links: &NameLinks<'_, '_>, id: NameId, gazetteer: Option<&Gazetteer>) -> bool {
    let name = &links.names[id];
    let end = name.tokens.end;
    let which = || links.lower(end) == "," && links.lower(end + 1) == "which";
    let is_known = || {
        gazetteer.is_some_and(|g| {
            !g.readings(&gazetteer::key(links.written_name(id)))
                .is_empty()
        })
    };
    is_guess(name)
        && match name.kind {
            EntityType::Person => which() || has_officers(links, name),
            _ => !is_known() && (speaks(links, name) || has_officers(links, name)),
        }
}

/// "VELNO (Newswire) -": who wires the report.
fn is_agency(links: &NameLinks<'_, '_>, id: NameId) -> bool {
    let mut datelines = links
        .regions
        .iter()
        .filter(|r| r.kind == RegionKind::Dateline);
    let bracketed = format!("({})", links.written_name(id));
    is_guess(&links.names[id]) && datelines.any(|r| r.span.of(links.text).contains(&bracketed))
}

/// "Clipster's chief", "Brightpath shares", of a name that is no family's elsewhere.
fn has_officers(links: &NameLinks<'_, '_>, name: &Name) -> bool {
    let (first, end) = (name.tokens.start, name.tokens.end);
    let noun = end + usize::from(links.kind(end) == TokenKind::Possessive);
    let is_name = links
        .word_class(first)
        .any(WordClass::FAMILY.or(WordClass::GIVEN));
    let class = links.word_class(noun);
    let has = class.any(WordClass::ORGANIZATION_HAS);
    let heads = noun > end && class.any(WordClass::TITLE_OF);
    (has || heads) && !is_name && links.case(noun) == Case::Lower
}

/// It is the subject of a verb of speech.
fn speaks(links: &NameLinks<'_, '_>, name: &Name) -> bool {
    let trees = links.grammar.trees();
    let head = syntax::head_in(links.grammar, &name.tokens);
    let subject = head.filter(|&head| trees.relation(head) == Relation::Subject);
    let verb: Option<TokenIdx> = subject.and_then(|head| trees.head(head));
    verb.is_some_and(|verb| links.word_class(verb.at()).any(WordClass::SPEECH))
}

/// "the Verrells", after "Simon and Claudia Verrell".
fn is_family(links: &NameLinks<'_, '_>, id: NameId, of_people: &FxHashSet<String>) -> bool {
    let [word] = links.words(id) else {
        return false;
    };
    let start = links.names[id].tokens.start;
    let singular = word
        .strip_suffix("es")
        .into_iter()
        .chain(word.strip_suffix('s'));
    start > 0
        && links.lower(start - 1) == "the"
        && singular.into_iter().any(|one| of_people.contains(one))
}
