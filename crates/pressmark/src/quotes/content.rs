//! How far what somebody said reaches: from the cue over addressee and adjuncts to the end of the clause.

use core::ops::Range;

use super::clause::{Cue, Sentence};
use super::content_start;
use super::cues::VerbForm;
use super::words::{
    AUXILIARY, CLOSER, DETERMINER, NEGATION, PERSON, SEQUEL, SUBJECT_PRONOUN, SUBORDINATOR, TIME,
    VERB_ADVERB, is_dash, is_stop,
};
use crate::text::{Case, TokenKind};

/// The content to the right of a cue.
pub(super) fn right(sentence: &Sentence<'_, '_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let start = content_start::right(sentence, cue)?;
    let range = match sentence.run_at(start) {
        Some(run) if stands_alone(sentence, &run) => quotations_from(sentence, run),
        // "what S said was “a third”": the verb is the writer's.
        None if is_copula_of_quotation(sentence, start) => {
            start + 1..end_of_first_run(sentence, start + 1)
        }
        // What is called, accused or praised ends with the quotation: called the plan “a gift” | during a visit.
        _ if cue.verb.about => {
            let end = end_of_last_run(sentence, start);
            // "defended the remark, saying “no”": only what somebody is accused of needs no marks.
            let quoted = (start..end).any(|t| sentence.run_at(t).is_some());
            start..if quoted || cue.verb.addressee {
                end
            } else {
                start
            }
        }
        _ if cue.verb.demand => start..end_of_demand(sentence, start),
        _ => start..end(sentence, start),
    };
    // One word is an answer or a particle ("ruled it out"), not a report.
    trimmed(sentence, range).filter(|r| r.len() > 1)
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
        || (sentence.has(next, CLOSER)
            || matches!(next, "," | "." | ";" | ":" | "—" | "–" | "--" | "(" | ")"))
        || sentence.has(next, TIME)
}

/// The run and the runs that follow it with nothing but a joining word between: “a”, “b” and “c”.
pub(super) fn quotations_from(sentence: &Sentence<'_, '_, '_>, run: Range<usize>) -> Range<usize> {
    let mut end = run.end;
    loop {
        let mut next = end;
        while next < sentence.body_end
            && next - end < 3
            && matches!(sentence.lower(next), "," | "and" | "or" | "but")
        {
            next += 1;
        }
        // A quotation that opens the next sentence is another one.
        match sentence.run_at(next).filter(|_| next < sentence.tokens.end) {
            Some(more) => end = more.end,
            None => return run.start..end,
        }
    }
}

fn is_copula_of_quotation(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    matches!(sentence.lower(at), "is" | "was" | "were") && sentence.run_at(at + 1).is_some()
}

fn end_of_first_run(sentence: &Sentence<'_, '_, '_>, start: usize) -> usize {
    sentence.run_at(start).map_or(start, |run| run.end)
}

fn end_of_last_run(sentence: &Sentence<'_, '_, '_>, start: usize) -> usize {
    let end = end(sentence, start);
    (start..end)
        .filter_map(|t| sentence.run_at(t))
        .map(|run| run.end)
        .max()
        .unwrap_or(end)
}

/// What is asked for is a phrase: "asked for a talk, | and she came". Another clause is no part of it.
pub(super) fn end_of_demand(sentence: &Sentence<'_, '_, '_>, start: usize) -> usize {
    let end = end(sentence, start);
    let opens_clause = |&at: &usize| {
        matches!(sentence.lower(at), "and" | "but" | "so" | "or")
            && sentence.is(at + 1, SUBJECT_PRONOUN)
    };
    let joined = (start..end).find(opens_clause);
    joined.map_or(end, |at| at - usize::from(sentence.written(at - 1) == ","))
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
        if let Some(after) = after_relative(sentence, at) {
            at = after;
            continue;
        }
        if matches!(word, ",") && at > start && ends_clause(sentence, at) || word == ";" {
            return at;
        }
        if is_dash(word) && at > start && another_speaks(sentence, at + 1) {
            return at;
        }
        if matches!(word, "and" | "but") && at > start && coordinated_cue(sentence, at + 1) {
            return at;
        }
        if word == ":" && at > start && is_tagged(sentence, at + 1) {
            return at;
        }
        if word == "according" && sentence.lower(at + 1) == "to" && at > start {
            return at;
        }
        at += 1;
    }
    sentence.body_end
}

/// "on pay: “It has doubled,” the union wrote": the quotation behind the colon has a tag of its own.
fn is_tagged(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    const TAG: usize = 5;
    let Some(run) = sentence.run_at(at) else {
        return false;
    };
    let tag = run.end..sentence.body_end.min(run.end + TAG);
    sentence.written(run.end.saturating_sub(2)) == ","
        && tag.into_iter().any(|t| sentence.cue_at(t).is_some())
}

/// Words of a relative clause between commas.
const RELATIVE: usize = 20;

/// "trucks from the coast, which was closed, | had cracked it": behind the clause that the comma at `at` opens, where the verb follows.
fn after_relative(sentence: &Sentence<'_, '_, '_>, at: usize) -> Option<usize> {
    let relative = matches!(sentence.lower(at + 1), "which" | "who" | "whose");
    if sentence.written(at) != "," || !relative {
        return None;
    }
    let limit = (at + RELATIVE).min(sentence.body_end);
    let close = (at + 2..limit).find(|&t| sentence.written(t) == ",")?;
    sentence.is(close + 1, AUXILIARY).then_some(close + 1)
}

/// Whether the comma at `at` ends the content: a new clause, or ", S said" again.
fn ends_clause(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    let next = at + 1;
    let word = sentence.lower(next);
    // "was dead, but that the rules were old" goes on with what was said.
    if sentence.has(word, SEQUEL) && sentence.lower(next + 1) != "that" {
        return true;
    }
    if sentence
        .cue_at(next)
        .is_some_and(|c| c.form == VerbForm::Ing)
    {
        return true;
    }
    // "that he was asleep, | said he saw her": the verb of the sentence.
    let resumed = sentence
        .cue_at(next)
        .is_some_and(|c| c.form == VerbForm::Past);
    if resumed && (sentence.is(next + 1, PERSON) || sentence.lower(next + 1) == "that") {
        return true;
    }
    // "Though she said the road was clear, | he turned back": the main clause begins.
    if is_subordinate(sentence)
        && (sentence.has(word, SUBJECT_PRONOUN) || sentence.phrases.index.starting(next).is_some())
    {
        return true;
    }
    another_speaks(sentence, next)
}

/// ", and Jones said", "— Jones said": a second cue close behind, with who speaks.
fn another_speaks(sentence: &Sentence<'_, '_, '_>, next: usize) -> bool {
    let word = sentence.lower(next);
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
            || sentence.has(word, SUBJECT_PRONOUN)
            || sentence.has(word, DETERMINER))
}

/// Whether the sentence opens with a subordinate clause: "Though", "While", "After".
fn is_subordinate(sentence: &Sentence<'_, '_, '_>) -> bool {
    sentence.is(sentence.tokens.start, SUBORDINATOR)
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

/// "... and promised", "... but would not say": a verb of speech right after the conjunction.
fn coordinated_cue(sentence: &Sentence<'_, '_, '_>, at: usize) -> bool {
    if sentence.is(at, AUXILIARY) {
        let denied = sentence.is(at, NEGATION) || sentence.is(at + 1, NEGATION);
        let verb = at + 1 + usize::from(sentence.is(at + 1, NEGATION));
        return denied && sentence.phrases.cues.verb(sentence.lower(verb)).is_some();
    }
    let at = at + usize::from(sentence.is(at, VERB_ADVERB));
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
pub(super) fn carries_on_into(sentence: &Sentence<'_, '_, '_>, start: usize) -> bool {
    start > sentence.tokens.start
        && !matches!(sentence.written(start - 1), ":" | ";" | "." | "—" | "–")
}
