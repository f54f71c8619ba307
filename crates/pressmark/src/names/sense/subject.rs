//! What the name is the subject of: the verb behind it, past adverbs, appositions and relative clauses.

use super::{Because, Evidence, Polity, is_act, is_act_ing, is_act_of, with_article};
use crate::kinds::Sense;
use crate::lexicon::WordClass;
use crate::names::view::View;
use crate::text::quotation_marks;

/// Words between a subject and its verb: "Tokyo late on Friday publicly rejected".
const ADVERBS: usize = 5;
/// Words of somebody who acts together with the state: "and its Western allies".
const PARTNER: usize = 4;
/// Tokens of an apposition or relative clause between commas.
const APPOSITION: usize = 25;

/// The sense that the verb shows, for the list of names from `first` to the token `last`.
pub(super) fn evidence(
    view: &View<'_, '_>,
    first: usize,
    last: usize,
    polity: Polity,
) -> Option<Evidence> {
    if let Some(evidence) = question(view, first, last, polity) {
        return Some(evidence);
    }
    let acts = |after: usize| verb_at(view, after, polity).filter(|e| e.sense == Sense::Actor);
    verb_at(view, last, polity)
        .or_else(|| past_apposition(view, last).and_then(acts))
        .or_else(|| past_partner(view, last).and_then(acts))
}

/// "Washington and its allies imposed": the first verb behind somebody else.
fn past_partner(view: &View<'_, '_>, after: usize) -> Option<usize> {
    if view.lower(after) != "and" || !matches!(view.lower(after + 1), "its" | "the" | "their") {
        return None;
    }
    (after + 3..after + 3 + PARTNER)
        .take_while(|&t| view.is_word(t) && view.sentence(after).contains(&t))
        .find(|&t| is_act(view, t) || view.is(t, WordClass::AUXILIARY))
}

/// "Did Egypt know", "Why will France wait".
fn question(view: &View<'_, '_>, first: usize, last: usize, polity: Polity) -> Option<Evidence> {
    let auxiliary = with_article(view, first).checked_sub(1)?;
    let inverted = matches!(
        view.lower(auxiliary),
        "did" | "does" | "do" | "will" | "would" | "can" | "could" | "should" | "has" | "have"
    ) && view.sentence(first).contains(&auxiliary)
        && auxiliary.saturating_sub(view.sentence(first).start) <= 3;
    let acts =
        polity == Polity::State && is_plain_word(view, last) || is_act_of(view, last, polity);
    (inverted && acts && !view.is(last, WordClass::STATIVE)).then_some(Evidence {
        sense: Sense::Actor,
        because: Because::Verb,
        token: last,
    })
}

/// One past the comma that closes what the comma behind the name opens.
fn past_apposition(view: &View<'_, '_>, after: usize) -> Option<usize> {
    if view.lower(after) != "," {
        return None;
    }
    let end = view.sentence(after).end.min(after + 1 + APPOSITION);
    let close = (after + 2..end).find(|&t| view.lower(t) == ",")?;
    (close + 1 < end).then_some(close + 1)
}

/// What the verb at or shortly behind the token shows.
fn verb_at(view: &View<'_, '_>, from: usize, polity: Polity) -> Option<Evidence> {
    let sentence = view.sentence(from.checked_sub(1)?);
    let mut verb = from;
    while verb < from + ADVERBS
        && sentence.contains(&verb)
        && (view.is(verb, WordClass::ADVERB)
            // Oslo “will not be hurried”.
            || quotation_marks::is_mark(view.doc.written(verb))
            || view.lower(verb) == "on"
            // "on Monday"; in small letters "may" and "march" are verbs.
            || view.is(verb, WordClass::CALENDAR) && view.is_capital(verb))
    {
        verb += 1;
    }
    if !sentence.contains(&verb) || view.is_capital(verb) || !view.is_word(verb) {
        return None;
    }
    let found = |sense, token| {
        Some(Evidence {
            sense,
            because: Because::Verb,
            token,
        })
    };
    if view.is(verb, WordClass::STATIVE) {
        return found(Sense::Location, verb);
    }
    if view.is(verb, WordClass::AUXILIARY) && !is_main_verb(view, verb) {
        return auxiliary(view, verb, polity);
    }
    if is_act_of(view, verb, polity) {
        return found(Sense::Actor, verb);
    }
    // "Hungary yielded", "Ukraine awaits the money": an unknown verb, by its ending and what follows.
    if polity == Polity::State && looks_finite(view, verb) {
        return found(Sense::Actor, verb);
    }
    None
}

/// "did" and "does" with an object: "Iran did nothing".
fn is_main_verb(view: &View<'_, '_>, verb: usize) -> bool {
    matches!(view.lower(verb), "did" | "does")
        && matches!(
            view.lower(verb + 1),
            "nothing" | "so" | "little" | "what" | "its"
        )
}

/// "has rejected", "may yet decide", "is considering", "was informed"; "is home to", "has 67 million people".
fn auxiliary(view: &View<'_, '_>, verb: usize, polity: Polity) -> Option<Evidence> {
    let mut next = verb + 1;
    let mut last = verb;
    while view.is(next, WordClass::ADVERB.or(WordClass::AUXILIARY))
        || matches!(
            view.lower(next),
            "not" | "been" | "be" | "yet" | "both" | "all" | "to" | "being"
        )
    {
        if view.is(next, WordClass::AUXILIARY)
            || matches!(view.lower(next), "been" | "be" | "being")
        {
            last = next;
        }
        next += 1;
    }
    let sense = match view.lower(last) {
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "isn't" | "aren't" | "wasn't"
        | "weren't" => being(view, last, next, polity),
        "has" | "have" | "had" => having(view, next, polity),
        // "will do what it must".
        "do" if polity == Polity::State && view.is(next, WordClass::FUNCTION) => Sense::Actor,
        _ => doing(view, next, polity),
    };
    Some(Evidence {
        sense,
        because: Because::Verb,
        token: next.min(view.sentence(verb).end.saturating_sub(1)),
    })
}

/// Behind "is": an act in the -ing form, or what parties undergo; "is to sell" is a plan.
fn being(view: &View<'_, '_>, be: usize, next: usize, polity: Polity) -> Sense {
    let is_plan = next > be + 1 && view.lower(next - 1) == "to" && is_act(view, next);
    let ing = view.lower(next).ends_with("ing") && view.lower(next).len() > 5;
    let acts = is_plan
        || view.is(next, WordClass::UNDERGONE)
        || is_act_ing(view, next)
        || polity == Polity::State && ing;
    actor_if(acts && polity != Polity::Town)
}

/// Behind "has": a participle, or a duty; not a number, not a thing.
fn having(view: &View<'_, '_>, next: usize, polity: Polity) -> Sense {
    let word = view.lower(next);
    let participle = is_act(view, next)
        || word.ends_with("ed") && word.len() > 4
        || view.is(next, WordClass::PARTICIPLE_BEHIND_HAS);
    let state_has = matches!(word, "until" | "no" | "little" | "every" | "to" | "much");
    let acts = match polity {
        Polity::State => participle || state_has,
        Polity::Seat => is_act(view, next) || state_has,
        Polity::Division | Polity::Town => is_act_of(view, next, polity),
    };
    actor_if(acts)
}

/// Behind "will", "may", "does not": a verb in its base form.
fn doing(view: &View<'_, '_>, next: usize, polity: Polity) -> Sense {
    let acts = is_act_of(view, next, polity)
        || polity == Polity::State
            && is_plain_word(view, next)
            && !view.is(next, WordClass::STATIVE);
    actor_if(acts)
}

fn actor_if(acts: bool) -> Sense {
    if acts { Sense::Actor } else { Sense::Location }
}

fn is_plain_word(view: &View<'_, '_>, token: usize) -> bool {
    view.is_word(token)
        && !view.is_capital(token)
        && !view.is(token, WordClass::FUNCTION.or(WordClass::AUXILIARY))
}

/// A word in -ed with something behind it, or in -s with an object: no noun stands so behind a name.
fn looks_finite(view: &View<'_, '_>, token: usize) -> bool {
    if !is_plain_word(view, token) {
        return false;
    }
    let word = view.lower(token);
    let past = word.len() > 4 && word.ends_with("ed");
    let object = matches!(
        view.lower(token + 1),
        "the" | "a" | "an" | "its" | "that" | "to" | "no" | "this" | "more" | "all" | "for" | "on"
    );
    past || word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && object
}
