//! What the reader should know about a run: what could not be read as it stands, and what was missing.

use crate::kinds::WarningCode;
use crate::text::language;
use crate::text::span::Span;
use crate::text::{Document, QuotedSpan, QuotedSpanIdx};

/// Runs looked at for the one that continues an open run: it opens the next paragraph.
const NEXT_RUNS: usize = 16;
/// Marks left open that are told of one by one. A text with more has lost its marks somewhere, and nobody reads on.
const MOST_OPEN: usize = 12;

/// Something that the reader should know.
pub(crate) struct Warning {
    /// For programs.
    pub(crate) code: WarningCode,
    /// One sentence.
    pub(crate) message: &'static str,
    /// What of the text it is about, where it is about a part of it.
    pub(crate) at: Option<Span>,
}

/// Everything to be warned of: what is true of the whole text first, then what is about a part of it, in text order.
pub(crate) fn of(doc: &Document<'_>, without_models: bool) -> Vec<Warning> {
    let whole = |code, message| Warning {
        code,
        message,
        at: None,
    };
    let mut warnings = Vec::new();
    if without_models {
        warnings.push(whole(
            WarningCode::RulesOnly,
            "This was found by rules and word lists alone: the trained recogniser of names and the list of places were not at hand. With them fewer names are missed or mistaken, and places have coordinates.",
        ));
    }
    if language::is_foreign(doc) {
        warnings.push(whole(
            WarningCode::NotEnglish,
            "This text does not look like English. Pressmark reads English news; what it marks here may be wrong or missing.",
        ));
    }
    let open = doc
        .quoted_spans
        .enumerate()
        .filter(|(n, run)| is_left_open(doc, *n, run));
    warnings.extend(open.take(MOST_OPEN).map(|(_, run)| Warning {
        code: WarningCode::UnclosedQuotation,
        message: "A quotation mark was opened and never closed; the quotation was taken to end with its paragraph.",
        at: Some(run.span),
    }));
    warnings
}

/// A mark that nobody closed; one left open on purpose goes on in the next paragraph.
fn is_left_open(doc: &Document<'_>, n: QuotedSpanIdx, run: &QuotedSpan) -> bool {
    let goes_on = || {
        doc.quoted_spans.as_slice()[n.at()..]
            .iter()
            .take(NEXT_RUNS)
            .any(|later| later.continues == Some(n))
    };
    run.unclosed && !run.single && run.inside.is_none() && !goes_on()
}

#[cfg(test)]
mod tests {
    use crate::annotate;
    use crate::kinds::WarningCode;

    #[test]
    fn an_open_mark_is_told_with_its_place() {
        let text =
            "📰 “All is well,” Ada Lund said.\n\nRuth Hollis said: “We will go on.\n\nIt rained.";
        let document = annotate(text).document("2026-01-31T12:00:00Z", &[]);
        let open = document
            .warnings
            .iter()
            .find(|w| w.code == WarningCode::UnclosedQuotation);
        let at = open.and_then(|w| w.at.as_ref()).expect("a place");
        assert_eq!((at.start, at.text.as_str()), (51, "“We will go on."));
    }

    #[test]
    fn what_is_true_of_the_whole_text_has_no_place() {
        let text = "Die Brücke wird am Freitag wieder geöffnet, sagte die Bürgermeisterin der Stadt am Montag vor der Presse im Rathaus, und niemand glaubte ihr.";
        let document = annotate(text).document("2026-01-31T12:00:00Z", &[]);
        let codes: Vec<_> = document.warnings.iter().map(|w| (w.code, &w.at)).collect();
        let whole = [WarningCode::RulesOnly, WarningCode::NotEnglish];
        assert_eq!(codes, whole.map(|code| (code, &None)));
    }

    #[test]
    fn no_text_gives_endless_warnings() {
        let text = "He said: “No.\n\nIt rained.\n\n".repeat(500);
        let document = annotate(&text).document("2026-01-31T12:00:00Z", &[]);
        assert!(document.warnings.len() <= super::MOST_OPEN + 2);
    }
}
