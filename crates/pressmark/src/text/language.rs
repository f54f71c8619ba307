//! What can be said of the text as a whole: its language and direction.

use crate::kinds::Direction;
use crate::text::{Document, TokenKind};
use crate::word_class::WordClass;

/// Texts shorter than this say too little about their language.
const FEW_WORDS: usize = 20;
/// Words or letters looked at.
const SAMPLE: usize = 2_000;

/// `en`, or `und` where the text is not English or too short to tell.
pub(crate) fn tag(doc: &Document<'_>) -> &'static str {
    if english_share(doc).is_some_and(|(share, words)| share >= 12 && words >= 4) {
        "en"
    } else {
        "und"
    }
}

/// By the first strong letter: right to left where that is Hebrew or Arabic.
pub(crate) fn direction(text: &str) -> Direction {
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(
            '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}',
        ) => Direction::RightToLeft,
        Some(_) => Direction::LeftToRight,
        None => Direction::Auto,
    }
}

/// The text is in another language, by its script or its words.
pub(crate) fn is_foreign(doc: &Document<'_>) -> bool {
    is_other_script(doc)
        || english_share(doc).is_some_and(|(share, words)| words >= FEW_WORDS && share < 12)
}

/// A letter, mark or figure of Latin script as it is written in Europe and the Americas.
pub(crate) const fn is_latin(c: char) -> bool {
    c < '\u{250}'
}

/// Most letters are of another script than Latin: Chinese, Arabic, Cyrillic. Such scripts may write no spaces, so letters count.
fn is_other_script(doc: &Document<'_>) -> bool {
    let letters = doc.text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE);
    let (mut other, mut all) = (0, 0);
    for c in letters {
        all += 1;
        other += usize::from(!is_latin(c));
    }
    other * 2 > all
}

/// Common English words among a hundred words of the Latin alphabet, and how many of those words there are.
fn english_share(doc: &Document<'_>) -> Option<(usize, usize)> {
    let (mut common, mut all) = (0, 0);
    for (n, token) in doc
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, t)| t.kind == TokenKind::Word)
        .take(SAMPLE)
    {
        let latin = token.span.of(doc.text).chars().next().is_some_and(is_latin);
        all += 1;
        common += usize::from(latin && doc.word_class(n).any(WordClass::COMMONEST));
    }
    (all > 0).then(|| (common * 100 / all, all))
}

#[cfg(test)]
mod tests {
    use crate::annotate;
    use crate::kinds::WarningCode;

    fn warned(text: &str) -> bool {
        let document = annotate(text).document("2026-01-31T12:00:00Z", &[]);
        document
            .warnings
            .iter()
            .any(|w| w.code == WarningCode::NotEnglish)
    }

    #[test]
    fn other_languages_are_told() {
        assert!(warned("大桥将于星期五重新开放，市长说。"));
        assert!(warned("قال رئيس البلدية إن الجسر سيفتح يوم الجمعة"));
        assert!(warned(
            "Die Brücke wird am Freitag wieder geöffnet, sagte die Bürgermeisterin der Stadt am Montag vor der Presse im Rathaus, und niemand glaubte ihr."
        ));
        assert!(!warned(
            "The bridge will reopen on Friday, the mayor said on Monday, and nobody believed her or the town that she runs so badly."
        ));
        assert!(warned("你好"));
        assert!(!warned("OK"));
        assert!(!warned(""));
    }
}
