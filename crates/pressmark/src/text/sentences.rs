//! Splits paragraphs into sentences. A run between quotation marks is opaque: no sentence ends inside it.

use core::ops::Range;

use rustc_hash::FxHashSet;

use crate::idx::List;
use crate::kinds::RegionKind;
use crate::list_format::{lines, word_list};
use crate::text::abbreviations::Abbreviations;
use crate::text::span::Span;
use crate::text::{Case, Document, Sentence, TokenKind};

/// Tokens after which a sentence is cut wherever it is: lists and tables without a stop. It keeps later stages linear.
const LONGEST: usize = 500;

/// Words that commonly open a sentence.
pub(super) type Starters = FxHashSet<&'static str>;

/// The list in `data/sentence_starters.txt`.
pub(super) fn starters() -> Starters {
    lines(word_list!("sentence_starters.txt"))
        .flat_map(str::split_whitespace)
        .collect()
}

/// The sentences of a text whose quoted spans are known. `is_cue` says whether a folded word may be a verb of speech: after a quoted question
/// such a word means that the sentence goes on (“Why?” Smith asked.).
pub(crate) fn split(
    doc: &Document<'_>,
    starters: &Starters,
    is_cue: impl Fn(&str) -> bool,
) -> List<Sentence> {
    let mut sentences = Vec::with_capacity(doc.tokens.len() / 15 + 1);
    let datelines: Vec<Span> = doc
        .regions
        .iter()
        .filter(|r| r.kind == RegionKind::Dateline)
        .map(|r| r.span)
        .collect();
    let outer = doc.quoted_spans.iter().filter(|run| run.inside.is_none());
    let mut runs = outer.peekable();
    for paragraph in &doc.paragraphs {
        let tokens = paragraph.tokens.clone();
        let mut start = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            while runs.next_if(|run| run.tokens.start < at).is_some() {}
            let ends = match runs.peek().filter(|r| r.tokens.start == at) {
                Some(r) => {
                    at = r.tokens.end;
                    ends_after_run(doc, r.tokens.clone(), &tokens, &is_cue) || at - start >= LONGEST
                }
                None => {
                    at += 1;
                    ends_after_token(doc, at - 1, &tokens, (&datelines, starters))
                        || at - start >= LONGEST
                }
            };
            if ends && at < tokens.end {
                // Closing brackets and stray closing marks stay with the sentence before.
                while at < tokens.end && matches!(doc.written(at), ")" | "]" | "”" | "’" | "»")
                {
                    at += 1;
                }
                if at < tokens.end {
                    sentences.push(Sentence { tokens: start..at });
                    start = at;
                }
            }
        }
        sentences.push(Sentence {
            tokens: start..tokens.end,
        });
    }
    sentences.into()
}

/// Whether a sentence ends with this token, which stands outside all runs.
fn ends_after_token(
    doc: &Document<'_>,
    token: usize,
    paragraph: &Range<usize>,
    (datelines, starters): (&[Span], &Starters),
) -> bool {
    let written = doc.written(token);
    let mut next = token + 1;
    while next < paragraph.end
        && matches!(doc.written(next), ")" | "]" | "”" | "’" | "»")
        && !doc.tokens[next].space_before
    {
        next += 1;
    }
    if next >= paragraph.end {
        return true;
    }
    match written {
        "." | "!" | "?" | "…" | "..." | "...." | "?!" => starts_sentence(doc, next),
        // An address alone before a sentence, as pages that were copied whole have it.
        _ if doc.kind(token) == TokenKind::Address && token == paragraph.start => {
            starts_sentence(doc, next)
        }
        "—" | "–" | "-" | "--" => ends_dateline(doc, token, datelines),
        _ if written.ends_with('.')
            && written.len() > 1
            && doc.tokens[token].kind == TokenKind::Word =>
        {
            Abbreviations::may_end_sentence(written)
                && starts_sentence(doc, next)
                && starters.contains(doc.lower(next))
                && doc.tokens[next].case == Case::Title
        }
        _ => false,
    }
}

/// Whether a sentence ends with the run: its last words end one, and what follows does not say who spoke.
fn ends_after_run(
    doc: &Document<'_>,
    run: Range<usize>,
    paragraph: &Range<usize>,
    is_cue: &impl Fn(&str) -> bool,
) -> bool {
    if run.end >= paragraph.end || run.len() < 3 {
        return false;
    }
    let mut last = run.end - 2;
    while last > run.start && crate::text::quotation_marks::is_mark(doc.written(last)) {
        last -= 1;
    }
    let stop = doc.written(last);
    let full = stop == "."
        || stop.ends_with('.') && doc.tokens[last].kind == TokenKind::Word && run.len() > 4;
    if !full && !matches!(stop, "!" | "?" | "…" | "..." | "—" | "--") {
        return false;
    }
    if !starts_sentence(doc, run.end) {
        return false;
    }
    if full && stop == "." {
        return true;
    }
    // “Why?” Smith asked.
    let ahead = run.end..(run.end + 12).min(paragraph.end);
    !ahead
        .take_while(|&t| !matches!(doc.written(t), "," | "." | ";" | ":" | "“" | "\""))
        .any(|t| is_cue(doc.lower(t)))
}

/// A capital, a number or an opening mark after a space.
fn starts_sentence(doc: &Document<'_>, token: usize) -> bool {
    let Some(next) = doc.tokens.get(token) else {
        return true;
    };
    if !next.space_before {
        return matches!(next.case, Case::Title | Case::Upper) && next.kind == TokenKind::Word;
    }
    match next.kind {
        TokenKind::Word => {
            next.case != Case::Lower || !doc.written(token).starts_with(char::is_lowercase)
        }
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Possessive => false,
        TokenKind::Punct => !matches!(
            doc.written(token),
            "," | ";" | ":" | ")" | "]" | "." | "…" | "..." | "?" | "!"
        ),
    }
}

/// The dash after a dateline opens the first sentence.
fn ends_dateline(doc: &Document<'_>, dash: usize, datelines: &[Span]) -> bool {
    let at = doc.tokens[dash].span.start;
    datelines.iter().any(|d| {
        d.end <= at && at - d.end < 8 && doc.text[d.end as usize..at as usize].trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use crate::text::Lists;
    use crate::word_class::WordClass;

    fn sentences(text: &str) -> Vec<&str> {
        let is_cue = |word: &str| matches!(word, "asked" | "said");
        let doc = Lists::new().read(text, |_| WordClass::default(), is_cue);
        doc.sentences
            .iter()
            .map(|s| doc.span(&s.tokens).of(text))
            .collect()
    }

    #[test]
    fn quotations_are_opaque() {
        assert_eq!(
            sentences("“We won. We did.” The crowd left."),
            ["“We won. We did.”", "The crowd left."]
        );
        assert_eq!(
            sentences("“Why? Tell me!” Smith asked. Nobody knew."),
            ["“Why? Tell me!” Smith asked.", "Nobody knew."]
        );
        assert_eq!(
            sentences("He called it “a gift.” Then he left."),
            ["He called it “a gift.”", "Then he left."]
        );
    }

    #[test]
    fn abbreviations() {
        assert_eq!(
            sentences("The U.S. Senate met in the U.S. The vote failed."),
            ["The U.S. Senate met in the U.S.", "The vote failed."]
        );
        assert_eq!(
            sentences("Gen. J. Roe of Salem, Ore., left. He slept."),
            ["Gen. J. Roe of Salem, Ore., left.", "He slept."]
        );
    }

    #[test]
    fn dateline() {
        assert_eq!(
            sentences("OSLO, Norway (AP) — The ferry will sail again on Monday."),
            [
                "OSLO, Norway (AP) —",
                "The ferry will sail again on Monday."
            ]
        );
    }
}
