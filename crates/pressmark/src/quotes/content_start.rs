//! Where what somebody said begins, to the right of the cue: after addressee, adjuncts and "that".

use core::ops::Range;

use super::clause::{Cue, Sentence};
use super::cues::VerbForm;
use super::speech::{is_title, is_title_case};
use super::words::{
    ADDRESSEE_END, AUXILIARY, CIRCUMSTANCE, CLAUSE_START, COPULA, DETERMINER, MONTH, NEGATION,
    NO_ADDRESSEE, NO_CLAUSE, OBJECT_PRONOUN, PERSON, PREPOSITION, SHORT_ADDRESSEE, SUBJECT_PRONOUN,
    TIME, TIME_LEAD, VERB_ADVERB, is_dash,
};
use crate::grammar::TokenIdx;
use crate::text::TokenKind;

/// Tokens between the cue and "that" over which an adjunct may stretch.
const ADJUNCT: usize = 16;
/// Tokens between the cue and a quotation that it governs without touching it.
const REACH: usize = 30;
/// The same for verbs that are not said of somebody: "echoed her words about the “gift”".
const SHORT_REACH: usize = 12;

/// Where content to the right of a cue begins.
pub(super) fn right(sentence: &Sentence<'_, '_, '_>, cue: &Cue) -> Option<usize> {
    let mut at = cue.tokens.end;
    // "would say only that", "said later | he was at peace"
    let goes_on = sentence.lower(at + 1) == "that"
        || sentence.is(at + 1, SUBJECT_PRONOUN) && describes(sentence, at, cue);
    if sentence.is(at, VERB_ADVERB) && goes_on {
        at += 1;
    }
    let object = at;
    if cue.verb.demand {
        return is_asked_for(sentence, cue, object).then_some(object);
    }
    if cue.verb.addressee {
        at = after_addressee(sentence, at);
        if cue.verb.about {
            // "accused the council of ignoring parents"
            // ... but "accused her of | lying": a pronoun is nothing that anybody says.
            let pronoun = sentence.is(object, OBJECT_PRONOUN) || sentence.lower(object) == "her";
            let from = match pronoun && at == object + 1 {
                true => at + 1,
                false => object,
            };
            return (sentence.lower(at) == "of")
                .then_some(from)
                .or_else(|| quotation_ahead(sentence, object).map(|_| object));
        }
    }
    // "denied taking or “so much as touching” it"
    let gerund = cue.verb.gerund && sentence.lower(at).ends_with("ing");
    if gerund && quotation_ahead(sentence, at).is_some() {
        return Some(at);
    }
    behind_adjuncts(sentence, cue, at, object)
}

/// "called for a truce", "called on the board to resign", and not "called on the board at noon".
fn is_asked_for(sentence: &Sentence<'_, '_, '_>, cue: &Cue, object: usize) -> bool {
    let mut phrase = (object..sentence.body_end.min(object + ADJUNCT))
        .take_while(|&t| !matches!(sentence.written(t), "," | ";"));
    cue.verb.particle != Some("on") || phrase.any(|t| sentence.lower(t) == "to")
}

/// The same, behind adjuncts from `at` on, where the object of the verb begins at `object`.
fn behind_adjuncts(
    sentence: &Sentence<'_, '_, '_>,
    cue: &Cue,
    mut at: usize,
    object: usize,
) -> Option<usize> {
    while at < sentence.body_end {
        if let Some(run) = sentence.run_at(at) {
            // "was reading “The Art of Sailing”"
            let title =
                cue.verb.quoted && is_title_case(sentence.doc(), sentence.phrases.cues, &run);
            return (!title).then_some(at);
        }
        match sentence.lower(at) {
            ":" if at + 1 < sentence.body_end
                && (!cue.verb.quoted || sentence.run_at(at + 1).is_some()) =>
            {
                return Some(at + 1);
            }
            "," if sentence.run_at(at + 1).is_some() => return Some(at + 1),
            "," if !cue.verb.quoted && !cue.verb.about && cue.form != VerbForm::Ing => {
                return (at + 1 < sentence.body_end && resumes(sentence, at + 1)).then_some(at + 1);
            }
            "," => return None,
            "that" if !cue.verb.about && !cue.verb.quoted => return behind_that(sentence, at),
            "whether" | "how" | "why" | "what" | "if" | "who"
                if !cue.verb.about && !cue.verb.quoted =>
            {
                return Some(at);
            }
            word if sentence.has(word, TIME) => at = after_time(sentence, at),
            word if sentence.has(word, TIME_LEAD) && sentence.is(at + 1, TIME) => {
                at = after_time(sentence, at + 1);
            }
            // "say in the last three months, 95 children have gone missing": the clause begins with its time.
            word if sentence.has(word, PREPOSITION)
                && at == object
                && leads_clause(sentence, at) =>
            {
                return Some(at);
            }
            word if sentence.has(word, PREPOSITION) => match adjunct_end(sentence, at) {
                Some(next) => at = next,
                None => return mixed_start(sentence, cue, object),
            },
            "to" => return mixed_start(sentence, cue, object),
            _ if cue.verb.about || cue.verb.quoted => return mixed_start(sentence, cue, object),
            _ if (cue.verb.bare || cue.verb.finite && shows_verb(sentence, at))
                && opens_clause(sentence, at) =>
            {
                return Some(at);
            }
            _ => return mixed_start(sentence, cue, object),
        }
    }
    None
}

/// Behind "that" and its comma; "says that is “too late”": here it is the subject of what is said. "denied that, saying": it stands for
/// what was said before.
fn behind_that(sentence: &Sentence<'_, '_, '_>, at: usize) -> Option<usize> {
    let parted = sentence.written(at + 1) == ",";
    let subject = sentence.is(at + 1, COPULA);
    let is_object = parted && sentence.lower(at + 2).ends_with("ing");
    (!is_object).then_some(at + usize::from(!subject) + usize::from(parted))
}

/// By the tree, the adverb tells how or when it was said.
fn describes(sentence: &Sentence<'_, '_, '_>, adverb: usize, cue: &Cue) -> bool {
    let above = sentence.phrases.grammar.trees().head(TokenIdx::new(adverb));
    above == Some(TokenIdx::new(cue.tokens.start))
}

/// Whether a phrase of time that starts at `at` opens the clause behind its comma.
fn leads_clause(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    const LONGEST: usize = 8;
    let end = sentence.body_end.min(at + LONGEST);
    let Some(comma) = (at..end).find(|&t| sentence.written(t) == ",") else {
        return false;
    };
    let timed = (at..comma).any(|t| sentence.is(t, TIME) || sentence.lower(t) == "months");
    timed && sentence.run_at(comma + 1).is_none() && shows_verb(sentence, comma + 1)
}

/// The token after a word of time; after a month also its day and year: "March 6, 2022".
fn after_time(sentence: &Sentence<'_, '_, '_>, at: usize) -> usize {
    let number = |t: usize| t < sentence.body_end && sentence.doc().kind(t) == TokenKind::Number;
    let mut end = at + 1;
    if sentence.is(at, MONTH) {
        end += usize::from(number(end));
        if number(end + 1) && sentence.written(end) == "," && sentence.written(end + 1).len() == 4 {
            end += 2;
        }
    }
    end
}

/// Where a verb takes no clause, its object is content only with a quotation in it: called the plan “a gift”.
fn mixed_start(sentence: &Sentence<'_, '_, '_>, cue: &Cue, object: usize) -> Option<usize> {
    let run = quotation_ahead(sentence, object)
        .filter(|run| cue.verb.about || run - object <= SHORT_REACH)?;
    let clear = (object..run).all(|t| {
        sentence.cue_at(t).is_none_or(|c| c.form == VerbForm::Ing)
            && !matches!(sentence.written(t), ";")
    });
    let start = if cue.verb.about { object } else { run };
    clear.then_some(start)
}

fn quotation_ahead(sentence: &Sentence<'_, '_, '_>, from: usize) -> Option<usize> {
    (from..(from + REACH).min(sentence.body_end)).find(|&t| sentence.run_at(t).is_some())
}

/// Whether the words after a comma go on with what was being said: "Fuel, the minister said, would rise".
pub(super) fn resumes(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let word = sentence.lower(at);
    let verb = word.len() > 3 && (word.ends_with('s') || word.ends_with("ed"));
    let opens = sentence.has(word, AUXILIARY)
        || sentence.has(word, SUBJECT_PRONOUN)
        || sentence.has(word, DETERMINER)
        || sentence.has(word, PREPOSITION)
        || sentence.has(word, NEGATION)
        || verb
        || sentence.phrases.index.starting(at).is_some();
    opens
        && !sentence.has(word, CLAUSE_START)
        && !word.ends_with("ing")
        && at + 1 < sentence.body_end
}

/// Whether an auxiliary soon after `at` shows that a clause starts here, not an object: "announced the pick was final".
fn shows_verb(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    // "The eight cases confirmed | were all men": not the verb of the sentence.
    !sentence.is(at, AUXILIARY) && (sentence.is(at, PERSON) || finite_verb_follows(sentence, at))
}

fn finite_verb_follows(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    (at..(at + ADJUNCT).min(sentence.body_end))
        .take_while(|&t| {
            let closes = matches!(sentence.written(t), "," | ";") || is_dash(sentence.written(t));
            !closes && sentence.run_at(t).is_none()
        })
        .any(|t| sentence.is(t, AUXILIARY) || t > at && sentence.cue_at(t).is_some())
}

/// Whether a clause without "that" can start here.
fn opens_clause(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let word = sentence.lower(at);
    let token = &sentence.doc().tokens[at];
    if sentence.has(word, NO_CLAUSE)
        || sentence.has(word, VERB_ADVERB) && word != "all" && word != "both"
    {
        return false;
    }
    matches!(token.kind, TokenKind::Word | TokenKind::Number) && at + 3 <= sentence.body_end
}

/// The token after who was spoken to.
pub(super) fn after_addressee(sentence: &Sentence<'_, '_, '_>, at: usize) -> usize {
    if at >= sentence.body_end || sentence.run_at(at).is_some() {
        return at;
    }
    let word = sentence.lower(at);
    if sentence.has(word, NO_ADDRESSEE) || matches!(word, "," | ":") || sentence.has(word, TIME) {
        return at;
    }
    if sentence.has(word, SHORT_ADDRESSEE) {
        return at + 1;
    }
    let mut end = sentence
        .phrases
        .index
        .starting(at)
        .map_or(at + 1, |m| sentence.doc().mentions[m].tokens.end);
    let limit = (at + 14).min(sentence.body_end);
    while end < limit {
        if let Some(run) = sentence
            .run_at(end)
            .filter(|run| is_programme(sentence, run))
        {
            end = run.end;
            continue;
        }
        if sentence.run_at(end).is_some() || ends_addressee(sentence, end) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether this word is no longer part of who was spoken to.
fn ends_addressee(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let (word, before) = (sentence.lower(at), sentence.lower(at - 1));
    let index = &sentence.phrases.index;
    (sentence.has(word, ADDRESSEE_END) || matches!(word, "," | ":"))
        || sentence.has(word, SUBJECT_PRONOUN)
        || sentence.has(word, DETERMINER) && !sentence.has(before, PREPOSITION) && before != "and"
        || sentence.has(word, PREPOSITION)
        || sentence.has(word, AUXILIARY)
        || sentence.has(word, TIME)
        || index.starting(at).is_some() && index.ending(at).is_some()
}

/// The title of a programme or paper behind whose it is: told the station’s “Morning Hour” that ...
fn is_programme(sentence: &Sentence<'_, '_, '_>, run: &Range<usize>) -> bool {
    let doc = sentence.doc();
    let possessed = run.start > 0 && doc.kind(run.start - 1) == TokenKind::Possessive;
    possessed && is_title(doc, sentence.phrases.cues, run)
}

/// "told staff in a note that was leaked", "said in a call that he described as “brief”": something is missing behind "that",
/// which stands for the noun.
fn is_relative(sentence: &Sentence<'_, '_, '_>, that: usize) -> bool {
    let described = sentence
        .cue_at(that + 2)
        .filter(|_| sentence.is(that + 1, SUBJECT_PRONOUN));
    sentence.is(that + 1, AUXILIARY)
        || described.is_some_and(|cue| cue.verb.about && sentence.lower(cue.tokens.end) == "as")
}

/// Where an adjunct that starts with a preposition ends, if what follows is clearly content: "in a statement that ...".
fn adjunct_end(sentence: &Sentence<'_, '_, '_>, at: usize) -> Option<usize> {
    let limit = (at + ADJUNCT).min(sentence.body_end);
    for t in at + 1..limit {
        if sentence.run_at(t).is_some() {
            // "said of the “new” plan" describes; "said in a statement “...”" introduces.
            return (sentence.is(at, CIRCUMSTANCE)
                && !sentence.is(t - 1, DETERMINER)
                && !sentence.is(t - 1, PREPOSITION))
            .then_some(t);
        }
        match sentence.lower(t) {
            "that" if !sentence.is(t - 1, PREPOSITION) => {
                return Some(t).filter(|&t| !is_relative(sentence, t));
            }
            ":" => return Some(t),
            "," if sentence.run_at(t + 1).is_some() => return Some(t),
            "," | ";" => return None,
            // "said after the convention he would"
            word if t > at + 1 && sentence.has(word, SUBJECT_PRONOUN) && word != "it" => {
                return Some(t);
            }
            word if sentence.has(word, TIME)
                && !sentence.is(t + 1, TIME)
                && sentence.doc().kind(t + 1) != TokenKind::Number =>
            {
                let next = sentence.lower(t + 1);
                if sentence.has(next, SUBJECT_PRONOUN)
                    || sentence.has(next, DETERMINER) && next != "that"
                    || sentence.phrases.index.starting(t + 1).is_some()
                {
                    return Some(t + 1);
                }
            }
            _ => {}
        }
    }
    None
}
