//! Where something begins and ends, moved word by word: the extent of a quote, and what is selected in the text.

use core::ops::Range;

use pressmark::resolved::Mention;

use super::verbs;
use crate::article::Article;
use crate::correction::{Asked, Correction, Words};
use crate::words::desk as step;

/// The bytes of a quote, from its first part to the end of its last one.
#[must_use]
pub fn of_quote(article: &Article, quote: u32) -> Option<Range<u32>> {
    let parts = &article.quote(quote)?.data().parts;
    Some(article.bytes(parts.first()?).start..article.bytes(parts.last()?).end)
}

/// The bytes with each end moved by so many words, as far as the paragraph goes; an end never passes the other.
#[must_use]
pub fn moved(text: &str, bytes: &Range<u32>, start: i32, end: i32) -> Range<u32> {
    let whole = bytes.start as usize..bytes.end as usize;
    let paragraph = paragraph(text, &whole);
    let words = words(text, &paragraph);
    let (Some(first), Some(last)) = (
        words.iter().position(|w| w.end > whole.start),
        words.iter().rposition(|w| w.start < whole.end),
    ) else {
        return bytes.clone();
    };
    let shifted = |at: usize, by: i32, least: usize, most: usize| {
        (at as i64 + i64::from(by)).clamp(least as i64, most as i64) as usize
    };
    let first_now = shifted(first, start, 0, last);
    let last_now = shifted(last, end, first_now, words.len() - 1);
    // An end that stays may lie inside a word, as before a full stop.
    let start = if first_now == first {
        whole.start
    } else {
        words[first_now].start
    };
    let end = if last_now == last {
        whole.end
    } else {
        words[last_now].end
    };
    start as u32..end as u32
}

/// The quote has these bytes: its parts stay, but that the first begins and the last ends elsewhere.
#[must_use]
pub fn corrected(article: &Article, quote: u32, bytes: &Range<u32>) -> Option<Correction> {
    let parts = &article.quote(quote)?.data().parts;
    let at = Words::from(parts.first()?);
    let mut spans: Vec<Range<u32>> = parts.iter().map(|p| article.bytes(p)).collect();
    spans.retain(|s| s.end > bytes.start && s.start < bytes.end);
    spans.first_mut()?.start = bytes.start;
    spans.last_mut()?.end = bytes.end;
    let parts: Vec<Words<'_>> = spans.iter().map(|s| words_of(article, s)).collect();
    let asked = Asked::new("quote", at).listing("parts", &parts);
    Some(asked.told(&step::step_extent))
}

/// The bytes between the quotation marks around these, marks included, or of the marks that these are; `None` where the paragraph
/// has none around them.
#[must_use]
pub fn marks(text: &str, bytes: &Range<u32>) -> Option<Range<u32>> {
    let whole = bytes.start as usize..bytes.end as usize;
    let paragraph = paragraph(text, &whole);
    let first = text[whole.start..].chars().next().map_or(0, char::len_utf8);
    // What begins with a mark is inside of that one.
    let before = &text[paragraph.start..(whole.start + first).min(whole.end)];
    let open = before.rfind(OPENING)? + paragraph.start;
    let is_closed = |between: &str| between.contains(CLOSING);
    let opening = text[open..].chars().next()?;
    let behind = open + opening.len_utf8();
    let between = text.get(behind..whole.start);
    if between.is_some_and(is_closed) {
        return None;
    }
    let last = text[..whole.end]
        .chars()
        .next_back()
        .map_or(0, char::len_utf8);
    let from = (whole.end - last).max(behind);
    let close = text[from..paragraph.end].find(CLOSING)? + from;
    let closing = text[close..].chars().next()?;
    Some(open as u32..(close + closing.len_utf8()) as u32)
}

/// Marks that open and close. The straight one does both; an apostrophe is none.
const OPENING: [char; 5] = ['“', '„', '«', '"', '‟'];
const CLOSING: [char; 3] = ['”', '»', '"'];

/// The sentences that hold the bytes: as far as a full stop, a question or exclamation mark with a space or the paragraph's end behind it.
#[must_use]
pub fn sentence(text: &str, bytes: &Range<u32>) -> Option<Range<u32>> {
    let whole = bytes.start as usize..bytes.end as usize;
    let paragraph = paragraph(text, &whole);
    let words = words(text, &paragraph);
    let is_last = |word: &Range<usize>| {
        let bare = text[word.clone()].trim_end_matches(['”', '"', '’', '»', ')', ']']);
        bare.ends_with(['.', '!', '?', '…'])
    };
    let ends = words.iter().filter(|w| is_last(w));
    let start = ends.clone().map(|w| w.end).rfind(|&end| end <= whole.start);
    let from = start.unwrap_or(paragraph.start);
    let start = words.iter().find(|w| w.start >= from)?.start;
    let end = ends.map(|w| w.end).find(|&end| end >= whole.end);
    let end = end.or_else(|| Some(words.last()?.end))?;
    Some(start as u32..end as u32)
}

/// The name has these bytes, as what it is now.
#[must_use]
pub fn renamed(article: &Article, mention: Mention<'_>, bytes: &Range<u32>) -> Correction {
    let to = (mention.kind, mention.sense);
    let correction = verbs::added(words_of(article, bytes), to, 1, false);
    let told = step::step_is(&mention.text, article.words(bytes));
    Correction {
        said: told,
        ..correction
    }
}

/// The words of some bytes, with the code points that corrections count.
#[must_use]
pub fn words_of<'a>(article: &'a Article, bytes: &Range<u32>) -> Words<'a> {
    let text = article.words(bytes);
    let start = article.words(&(0..bytes.start)).chars().count() as u32;
    Words {
        start,
        end: start + text.chars().count() as u32,
        text,
    }
}

/// What is selected, in whole words without the spaces around it; `None` where no word is touched.
#[must_use]
pub fn snapped(text: &str, bytes: &Range<u32>) -> Option<Range<u32>> {
    let (mut start, mut end) = (bytes.start as usize, bytes.end as usize);
    let selected = text.get(start..end)?;
    start += selected.len() - selected.trim_start().len();
    end -= selected.len() - selected.trim_end().len();
    if start >= end {
        return None;
    }
    let is_letter = |c: char| c.is_alphanumeric();
    // Only an end that cuts through a word is moved: who selects without a full stop wants none.
    while text[start..].chars().next().is_some_and(is_letter)
        && let Some(before) = text[..start].chars().next_back().filter(|&c| is_letter(c))
    {
        start -= before.len_utf8();
    }
    while text[..end].chars().next_back().is_some_and(is_letter)
        && let Some(behind) = text[end..].chars().next().filter(|&c| is_letter(c))
    {
        end += behind.len_utf8();
    }
    Some(start as u32..end as u32)
}

/// The lines that hold the bytes, without the break behind them.
#[must_use]
pub fn lines(text: &str, bytes: &Range<u32>) -> Range<u32> {
    let lines = paragraph(text, &(bytes.start as usize..bytes.end as usize));
    lines.start as u32..lines.end as u32
}

/// How often the same words stand in the text as whole words.
#[must_use]
pub fn places(text: &str, words: &str) -> usize {
    whole(text, words).count()
}

/// The bytes of the first place where they do.
#[must_use]
pub fn first_place(text: &str, words: &str) -> Option<Range<u32>> {
    let at = whole(text, words).next()? as u32;
    Some(at..at + words.len() as u32)
}

fn whole<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_free = move |&at: &usize| {
        let before = text[..at].chars().next_back();
        let behind = text[at + words.len()..].chars().next();
        [before, behind]
            .into_iter()
            .flatten()
            .all(|c| !c.is_alphanumeric())
    };
    text.match_indices(words).map(|(at, _)| at).filter(is_free)
}

fn paragraph(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[bytes.end..]
        .find('\n')
        .map_or(text.len(), |at| bytes.end + at);
    start..end
}

fn words(text: &str, within: &Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = within.start;
    for word in text[within.clone()].split_inclusive(char::is_whitespace) {
        let length = word.trim_end().len();
        if length > 0 {
            words.push(at..at + length);
        }
        at += word.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Über uns.\nShe said the pier is lost, and left.\nEnd.";

    fn range(words: &str) -> Range<u32> {
        let at = TEXT.find(words).unwrap() as u32;
        at..at + words.len() as u32
    }

    fn text(bytes: &Range<u32>) -> &'static str {
        &TEXT[bytes.start as usize..bytes.end as usize]
    }

    #[test]
    fn ends_move_by_words_within_the_paragraph() {
        let quote = range("the pier is lost");
        assert_eq!(moved(TEXT, &quote, 0, 0), quote);
        assert_eq!(text(&moved(TEXT, &quote, -1, 0)), "said the pier is lost");
        assert_eq!(text(&moved(TEXT, &quote, 1, 1)), "pier is lost, and");
        assert_eq!(
            text(&moved(TEXT, &quote, -9, 9)),
            "She said the pier is lost, and left."
        );
        assert_eq!(text(&moved(TEXT, &quote, 9, 0)), "lost");
        assert_eq!(text(&moved(TEXT, &quote, 0, -9)), "the");
    }

    #[test]
    fn a_selection_is_taken_in_whole_words() {
        let cut = range("ier is los");
        assert_eq!(text(&snapped(TEXT, &cut).unwrap()), "pier is lost");
        let spaced = range(" pier ");
        assert_eq!(text(&snapped(TEXT, &spaced).unwrap()), "pier");
        let stopped = range("lost,");
        assert_eq!(snapped(TEXT, &stopped), Some(stopped));
        assert_eq!(text(&snapped(TEXT, &range("ber")).unwrap()), "Über");
        assert_eq!(snapped(TEXT, &range(" ")), None);
        assert_eq!(
            text(&lines(TEXT, &cut)),
            "She said the pier is lost, and left."
        );
    }

    #[test]
    fn ends_go_to_the_marks_and_to_the_sentence() {
        let text = "“A” it was. He said “the pier is lost, and so on” twice! Why?\nNext.";
        let at = |words: &str| {
            let at = text.find(words).unwrap() as u32;
            at..at + words.len() as u32
        };
        let of = |bytes: Option<Range<u32>>| bytes.map(|b| &text[b.start as usize..b.end as usize]);
        let quote = "“the pier is lost, and so on”";
        assert_eq!(of(marks(text, &at("pier is"))), Some(quote));
        assert_eq!(of(marks(text, &at(quote))), Some(quote), "those it has");
        assert_eq!(of(marks(text, &at("it was"))), None, "closed before");
        assert_eq!(of(marks(text, &at("Why"))), None);
        let sentence = |words| of(sentence(text, &at(words)));
        assert_eq!(sentence("it was"), Some("“A” it was."));
        assert_eq!(
            sentence("pier is"),
            Some("He said “the pier is lost, and so on” twice!")
        );
        assert_eq!(
            sentence("twice! Why"),
            Some("He said “the pier is lost, and so on” twice! Why?")
        );
        assert_eq!(sentence("Next"), Some("Next."));
    }

    #[test]
    fn words_are_counted_where_they_are_whole() {
        assert_eq!(places("Herald, Heralds and the Herald", "Herald"), 2);
        assert_eq!(places("aa aa", "aa"), 2);
    }

    #[test]
    fn the_first_part_names_the_quote_and_the_parts_its_words() {
        let text = "“The pier is lost,” Ada Lund said, “and so is the mole.”\n";
        let article = Article::new(pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]));
        let all = of_quote(&article, 0).unwrap();
        let shorter = moved(article.text(), &all, 0, -1);
        let correction = corrected(&article, 0, &shorter).unwrap();
        assert!(
            correction
                .json
                .starts_with(r#"[{"verb":"quote","at":{"start":0,"#),
            "{}",
            correction.json
        );
        assert!(
            correction.json.ends_with(r#""text":"“and so is the"}]}]"#),
            "{}",
            correction.json
        );
        let only_first = 0..article.words(&all).find(',').unwrap() as u32;
        let correction = corrected(&article, 0, &only_first).unwrap();
        assert!(
            correction
                .json
                .ends_with(r#""parts":[{"start":0,"end":17,"text":"“The pier is lost"}]}]"#),
            "{}",
            correction.json
        );
    }
}
