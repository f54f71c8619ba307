//! A quote as a reader takes it along, in three styles, each with who says it.

use pressmark::annotation::QuoteKind;

use crate::article::Article;
use crate::speaker;
use crate::wording::capital;
use crate::words::article;

/// The quote as running text, as a line of a list and with where it was read: “We must act,” Ada Lund said. / Ada Lund: “We must
/// act.” / “We must act.” Ada Lund, in “Storm over the bay”, read 25 November 2026.
#[must_use]
pub fn styles(article: &Article, number: u32) -> [String; 3] {
    let words = words(article, number);
    let is_known = !article.said_by(number).is_empty();
    let who = if is_known {
        speaker::names(article, number)
    } else {
        article::somebody_unsaid().to_owned()
    };
    let relay = speaker::relay(article, number);
    let (relay, source) = (
        if relay.is_empty() {
            relay
        } else {
            format!(", {relay}")
        },
        source(article),
    );
    [
        article::said_running(&ended(&words, ','), &who, &relay),
        article::said_line(&capital(&who), &relay, &ended(&words, '.')),
        article::said_source(&ended(&words, '.'), &capital(&who), &relay, &source),
    ]
}

/// All parts in one, in one pair of marks where all of it is the speaker's own.
fn words(article: &Article, number: u32) -> String {
    let is_direct = article
        .quote(number)
        .is_some_and(|q| q.kind == QuoteKind::Direct);
    let mut parts: Vec<String> = Vec::new();
    let mut part_before = usize::MAX;
    for (part, _, piece) in article.pieces(number) {
        let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        if part == part_before {
            // What the pieces were parted at was a space or the mark itself.
            let last = parts.last_mut().expect("a part has begun");
            if !last.ends_with(['(', '-', '—'])
                && !piece.starts_with([',', '.', ';', ':', '?', '!', '’'])
            {
                last.push(' ');
            }
            last.push_str(&piece);
        } else {
            parts.push(piece);
        }
        part_before = part;
    }
    if !is_direct {
        return capital(&parts.join(" … "));
    }
    let bare: Vec<&str> = parts.iter().map(|part| unmarked(part)).collect();
    format!("“{}”", bare.join(" … "))
}

/// Without the marks around it, and without the comma before the last of them.
fn unmarked(part: &str) -> &str {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘');
    let inner = part.trim_start_matches(is_mark);
    let bare = inner.trim_end_matches(is_mark);
    // A single mark at the end is an apostrophe unless one stood at the beginning.
    let opening = &part[..part.len() - inner.len()];
    bare.strip_suffix('’')
        .filter(|_| opening.contains('‘'))
        .unwrap_or(bare)
        .trim_end_matches(',')
}

/// The words with another end: a comma where the sentence goes on, a full stop where it is over, within the marks. A question
/// or a cry keeps its own.
fn ended(words: &str, end: char) -> String {
    let (body, mark) = match words.strip_suffix(['”', '"', '’', '\'']) {
        Some(body) => (body, &words[body.len()..]),
        None => (words, ""),
    };
    let bare = body.trim_end_matches([',', '.', ';', ' ']);
    if bare.ends_with(['?', '!', '…', '—']) {
        return words.to_owned();
    }
    format!("{bare}{end}{mark}")
}

/// The name of a month, counted from one.
fn month_name(number: usize) -> Option<&'static str> {
    article::months().split(' ').nth(number.checked_sub(1)?)
}

/// ", in “Storm over the bay”, read 25 November 2026."
fn source(article: &Article) -> String {
    let title = article.document().document.title.as_deref();
    let title =
        title.map(|t| article::in_title(&t.split_whitespace().collect::<Vec<_>>().join(" ")));
    let date = &article.document().generator.generated;
    let mut numbers = date.get(..10).unwrap_or_default().split('-');
    let (year, month, day) = (numbers.next(), numbers.next(), numbers.next());
    let month = month
        .and_then(|m| m.parse::<usize>().ok())
        .and_then(month_name);
    let read = match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            article::read_on(day.trim_start_matches('0'), month, year)
        }
        _ => String::new(),
    };
    format!("{}{read}.", title.unwrap_or_default())
}
