//! How far what somebody said reaches: from the cue over addressee and adjuncts to the end of the clause.

use core::ops::Range;

use super::clause::{Cue, Sentence};
use super::cues::VerbForm;
use super::speech::is_title;
use super::words::{
    ends_content, is_auxiliary, is_dash, is_determiner, is_month, is_preposition, is_stop,
    is_subject_pronoun, is_time, is_verb_adverb, leads_time, starts_clause,
};
use crate::text::{Case, TokenKind};

/// Tokens between the cue and "that" over which an adjunct may stretch.
const ADJUNCT: usize = 16;
/// Tokens between the cue and a quotation that it governs without touching it.
const REACH: usize = 30;
/// The same for verbs that are not said of somebody: "echoed her words about the “gift”".
const SHORT_REACH: usize = 12;

/// The content to the right of a cue.
pub(super) fn right(sentence: &Sentence<'_, '_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let start = right_start(sentence, cue)?;
    let range = match sentence.run_at(start) {
        Some(run) if stands_alone(sentence, &run) => quotations_from(sentence, run),
        // What is called, accused or praised ends with the quotation: called the plan “a gift” | during a visit.
        _ if cue.verb.about => start..end_of_last_run(sentence, start),
        _ => start..end(sentence, start),
    };
    // One word is an answer or a particle ("ruled it out"), not a report.
    trimmed(sentence, range).filter(|r| r.len() > 1)
}

fn right_start(sentence: &Sentence<'_, '_, '_>, cue: &Cue) -> Option<usize> {
    let mut at = cue.tokens.end;
    let object = at;
    if cue.verb.addressee {
        at = after_addressee(sentence, at);
        if cue.verb.about {
            // "accused the council of ignoring parents"
            return (sentence.lower(at) == "of")
                .then_some(object)
                .or_else(|| quotation_ahead(sentence, object).map(|_| object));
        }
    }
    while at < sentence.body_end {
        if sentence.run_at(at).is_some() {
            return Some(at);
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
            "that" if !cue.verb.about && !cue.verb.quoted => {
                return Some(at + 1 + usize::from(sentence.written(at + 1) == ","));
            }
            "whether" | "how" | "why" | "what" | "if" | "who"
                if !cue.verb.about && !cue.verb.quoted =>
            {
                return Some(at);
            }
            word if is_time(word) => at = after_time(sentence, at),
            word if leads_time(word) && is_time(sentence.lower(at + 1)) => {
                at = after_time(sentence, at + 1);
            }
            word if is_preposition(word) => match adjunct_end(sentence, at) {
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

/// The token after a word of time; after a month also its day and year: "March 6, 2022".
fn after_time(sentence: &Sentence<'_, '_, '_>, at: usize) -> usize {
    let number = |t: usize| t < sentence.body_end && sentence.doc().kind(t) == TokenKind::Number;
    let mut end = at + 1;
    if is_month(sentence.lower(at)) {
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
fn resumes(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let word = sentence.lower(at);
    let verb = word.len() > 3 && (word.ends_with('s') || word.ends_with("ed"));
    let opens = is_auxiliary(word)
        || is_subject_pronoun(word)
        || is_determiner(word)
        || is_preposition(word)
        || verb
        || sentence.phrases.index.starting(at).is_some();
    opens && !starts_clause(word) && !word.ends_with("ing") && sentence.body_end - at > 2
}

/// Whether an auxiliary soon after `at` shows that a clause starts here, not an object: "announced the pick was final".
fn shows_verb(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    // "The eight cases confirmed | were all men": not the verb of the sentence.
    !is_auxiliary(sentence.lower(at))
        && (matches!(sentence.lower(at), "he" | "she" | "they" | "i" | "we")
            || finite_verb_follows(sentence, at))
}

fn finite_verb_follows(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    (at..(at + ADJUNCT).min(sentence.body_end))
        .take_while(|&t| {
            let closes = matches!(sentence.written(t), "," | ";") || is_dash(sentence.written(t));
            !closes && sentence.run_at(t).is_none()
        })
        .any(|t| is_auxiliary(sentence.lower(t)) || t > at && sentence.cue_at(t).is_some())
}

/// Whether a clause without "that" can start here.
fn opens_clause(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let word = sentence.lower(at);
    let token = &sentence.doc().tokens[at];
    if matches!(
        word,
        "and"
            | "but"
            | "or"
            | "so"
            | "much"
            | "nothing"
            | "something"
            | "little"
            | "goodbye"
            | "yes"
            | "no"
            | "more"
            | "when"
            | "while"
            | "as"
            | "after"
            | "before"
            | "because"
            | "since"
            | "until"
            | "than"
            | "otherwise"
    ) || is_verb_adverb(word) && word != "all" && word != "both"
    {
        return false;
    }
    matches!(token.kind, TokenKind::Word | TokenKind::Number) && sentence.body_end - at >= 3
}

/// The token after who was spoken to.
fn after_addressee(sentence: &Sentence<'_, '_, '_>, at: usize) -> usize {
    if at >= sentence.body_end || sentence.run_at(at).is_some() {
        return at;
    }
    let word = sentence.lower(at);
    if matches!(
        word,
        "that" | "," | ":" | "to" | "whether" | "how" | "why" | "what" | "if" | "about" | "of"
    ) || is_time(word)
    {
        return at;
    }
    if matches!(
        word,
        "me" | "him"
            | "her"
            | "us"
            | "them"
            | "you"
            | "it"
            | "reporters"
            | "journalists"
            | "lawmakers"
    ) {
        return at + 1;
    }
    let mut end = sentence
        .phrases
        .index
        .starting(at)
        .map_or(at + 1, |m| sentence.doc().mentions[m].tokens.end);
    let limit = (at + 14).min(sentence.body_end);
    while end < limit {
        let word = sentence.lower(end);
        if let Some(run) = sentence
            .run_at(end)
            .filter(|run| is_programme(sentence, run))
        {
            end = run.end;
            continue;
        }
        let stops = sentence.run_at(end).is_some()
            || matches!(
                word,
                "that" | "," | ":" | "of" | "to" | "whether" | "how" | "why" | "what" | "if"
            )
            || is_subject_pronoun(word)
            || is_determiner(word)
                && !is_preposition(sentence.lower(end - 1))
                && sentence.lower(end - 1) != "and"
            || is_preposition(word)
            || is_auxiliary(word)
            || is_time(word)
            || sentence.phrases.index.starting(end).is_some()
                && sentence.phrases.index.ending(end).is_some();
        if stops {
            break;
        }
        end += 1;
    }
    end
}

/// The title of a programme or paper behind whose it is: told the station’s “Morning Hour” that ...
fn is_programme(sentence: &Sentence<'_, '_, '_>, run: &Range<usize>) -> bool {
    let doc = sentence.doc();
    let possessed = run.start > 0 && doc.kind(run.start - 1) == TokenKind::Possessive;
    possessed && is_title(doc, run)
}

/// Where an adjunct that starts with a preposition ends, if what follows is clearly content: "in a statement that ...".
fn adjunct_end(sentence: &Sentence<'_, '_, '_>, at: usize) -> Option<usize> {
    let limit = (at + ADJUNCT).min(sentence.body_end);
    for t in at + 1..limit {
        if sentence.run_at(t).is_some() {
            // "said of the “new” plan" describes; "said in a statement “...”" introduces.
            return (matches!(
                sentence.lower(at),
                "in" | "at" | "on" | "during" | "after" | "via" | "to" | "through"
            ) && !is_determiner(sentence.lower(t - 1))
                && !is_preposition(sentence.lower(t - 1)))
            .then_some(t);
        }
        match sentence.lower(t) {
            "that" if !is_preposition(sentence.lower(t - 1)) => return Some(t),
            ":" => return Some(t),
            "," if sentence.run_at(t + 1).is_some() => return Some(t),
            "," | ";" => return None,
            // "said after the convention he would"
            word if t > at + 1 && is_subject_pronoun(word) && word != "it" => return Some(t),
            word if is_time(word)
                && !is_time(sentence.lower(t + 1))
                && sentence.doc().kind(t + 1) != TokenKind::Number =>
            {
                let next = sentence.lower(t + 1);
                if is_subject_pronoun(next)
                    || is_determiner(next) && next != "that"
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

/// Whether a quotation is all of what is said, rather than the first words of a clause.
fn stands_alone(sentence: &Sentence<'_, '_, '_>, run: &Range<usize>) -> bool {
    if run.end >= sentence.body_end {
        return true;
    }
    let closes_clause = matches!(
        sentence.written(run.end.wrapping_sub(2)),
        "," | "." | "!" | "?" | "…" | "—"
    );
    let next = sentence.lower(run.end);
    closes_clause
        || matches!(
            next,
            "," | "."
                | ";"
                | ":"
                | "—"
                | "–"
                | "--"
                | "("
                | ")"
                | "and"
                | "but"
                | "as"
                | "when"
                | "while"
                | "after"
                | "before"
                | "because"
                | "in"
                | "at"
                | "on"
                | "during"
        )
        || is_time(next)
}

/// The run and the runs that follow it with nothing but a joining word between: “a”, “b” and “c”.
fn quotations_from(sentence: &Sentence<'_, '_, '_>, run: Range<usize>) -> Range<usize> {
    let mut end = run.end;
    loop {
        let mut next = end;
        while next < sentence.body_end
            && next - end < 3
            && matches!(sentence.lower(next), "," | "and" | "or" | "but")
        {
            next += 1;
        }
        match sentence.run_at(next) {
            Some(more) => end = more.end,
            None => return run.start..end,
        }
    }
}

fn end_of_last_run(sentence: &Sentence<'_, '_, '_>, start: usize) -> usize {
    let end = end(sentence, start);
    (start..end)
        .filter_map(|t| sentence.run_at(t))
        .map(|run| run.end)
        .max()
        .unwrap_or(end)
}

/// Where content that starts at `start` ends: at the sentence's end, or before a new clause.
pub(super) fn end(sentence: &Sentence<'_, '_, '_>, start: usize) -> usize {
    let mut at = start;
    while at < sentence.body_end {
        if let Some(run) = sentence.run_at(at) {
            at = run.end;
            if coordinated_verb(sentence, at) {
                return at;
            }
            continue;
        }
        let word = sentence.lower(at);
        if matches!(word, ",") && at > start && ends_clause(sentence, at) || word == ";" {
            return at;
        }
        if matches!(word, "and" | "but") && at > start && coordinated_cue(sentence, at + 1) {
            return at;
        }
        if word == "according" && sentence.lower(at + 1) == "to" && at > start {
            return at;
        }
        at += 1;
    }
    sentence.body_end
}

/// Whether the comma at `at` ends the content: a new clause, or ", S said" again.
fn ends_clause(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let next = at + 1;
    let word = sentence.lower(next);
    if ends_content(word) {
        return true;
    }
    if sentence
        .cue_at(next)
        .is_some_and(|c| c.form == VerbForm::Ing)
    {
        return true;
    }
    // "Though she said the road was clear, | he turned back": the main clause begins.
    if is_subordinate(sentence)
        && (is_subject_pronoun(word) || sentence.phrases.index.starting(next).is_some())
    {
        return true;
    }
    let clause = if matches!(word, "and" | "or" | "as") {
        next + 1
    } else {
        next
    };
    // ", and Jones said", ", and called": a second cue close behind.
    (clause..(clause + 4).min(sentence.body_end))
        .take_while(|&t| sentence.run_at(t).is_none() && !matches!(sentence.written(t), "," | ";"))
        .any(|t| {
            sentence
                .cue_at(t)
                .is_some_and(|c| matches!(c.form, VerbForm::Past | VerbForm::Third))
        })
        && (clause > next
            || sentence.phrases.index.starting(next).is_some()
            || is_subject_pronoun(word)
            || is_determiner(word))
}

/// Whether the sentence opens with a subordinate clause: "Though", "While", "After".
fn is_subordinate(sentence: &Sentence<'_, '_, '_>) -> bool {
    matches!(
        sentence.lower(sentence.tokens.start),
        "though"
            | "although"
            | "while"
            | "when"
            | "after"
            | "before"
            | "because"
            | "since"
            | "if"
            | "as"
    )
}

/// “a disaster” | but declined to say more: a past form right behind the quotation is what the speaker did next.
fn coordinated_verb(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let verb = sentence.lower(at + 1);
    matches!(sentence.lower(at), "and" | "but")
        && at + 1 < sentence.body_end
        && verb.len() > 4
        && verb.ends_with("ed")
        && sentence.doc().case(at + 1) == Case::Lower
}

/// "... and promised": a verb of speech right after the conjunction.
fn coordinated_cue(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let at = at + usize::from(is_verb_adverb(sentence.lower(at)));
    at < sentence.body_end
        && sentence.run_at(at).is_none()
        && sentence
            .cue_at(at)
            .is_some_and(|c| matches!(c.form, VerbForm::Past | VerbForm::Third))
}

/// Without the commas, stops and joining words at both ends; none where nothing is left.
pub(super) fn trimmed(
    sentence: &Sentence<'_, '_, '_>,
    range: Range<usize>,
) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    let loose = |t: usize| {
        sentence.doc().kind(t) == TokenKind::Punct
            && !crate::text::quotation_marks::is_mark(sentence.written(t))
            && !matches!(
                sentence.written(t),
                ")" | "(" | "[" | "]" | "$" | "£" | "€" | "%"
            )
    };
    // "said that | “a”", "described it as | “a”": the joining word is not part of what is said.
    let joins = |t: usize| {
        matches!(sentence.lower(t), "that" | "as")
            && sentence.run_at(t).is_none()
            && sentence.run_at(t + 1).is_some()
    };
    while start < end && (loose(start) || joins(start) && start + 1 < end) {
        start += 1;
    }
    while end > start && loose(end - 1) && sentence.run_before(end).is_none() {
        end -= 1;
    }
    (start < end && !(start..end).all(|t| is_stop(sentence.written(t)))).then_some(start..end)
}

/// Whether the words before a quotation belong to the same clause: "the plan is “a gift,”" against "He smiled. “Yes,”".
pub(super) fn carries_on_into(sentence: &Sentence<'_, '_, '_>, run: usize) -> bool {
    run > sentence.tokens.start && !matches!(sentence.written(run - 1), ":" | ";" | "." | "—" | "–")
}
