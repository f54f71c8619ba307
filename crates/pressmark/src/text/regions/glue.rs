//! Glued text: scraped pages run related links into a sentence, "Jane DoeJane DoeOther headline here MORE said".
//!
//! The sign is a name of up to five words that is repeated at once without a space. What follows, up to the word MORE in
//! capitals within 900 bytes on the same line, is boilerplate; the first name stays in the sentence, where there
//! is one. Advertisement markers and the addresses of a post's pictures go wherever they stand.

use crate::text::span::Span;

/// How far the word MORE may be from the doubled name, in bytes.
const REACH: usize = 900;

/// Longest name that is looked for, in bytes.
const NAME_BYTES: usize = 120;

/// An advertisement marker is dropped even where it is glued to the words around it.
const MARKERS: [&str; 2] = ["ADVERTISEMENT", "Story continues below advertisement"];
/// Addresses of pictures and links that come along with a post; nobody reads them.
const ADDRESSES: [&str; 2] = ["pic.twitter.com/", "https://t.co/"];

#[derive(Default)]
pub(super) struct Glue {
    pub(super) boilerplate: Vec<Span>,
    /// Offsets at which two words touch.
    pub(super) breaks: Vec<u32>,
}

pub(super) fn find(text: &str) -> Glue {
    let mut glue = Glue::default();
    let mut before: Option<char> = None;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at >= skip_to && c.is_uppercase() && before.is_some_and(char::is_lowercase) {
            if let Some(name) = doubled_name(text, at) {
                let end = end_of_links(text, at).unwrap_or(at + name);
                let start = if stands_alone(text, at - name, end) {
                    at - name
                } else {
                    at
                };
                glue.boilerplate.push(Span::new(start, end));
                skip_to = end;
            } else if sentence_glue(&text[..at]) {
                glue.breaks.push(at as u32);
            }
        }
        before = Some(c);
    }
    for marker in MARKERS {
        for (at, _) in text.match_indices(marker) {
            glue.boilerplate.push(Span::new(at, at + marker.len()));
        }
    }
    for address in ADDRESSES {
        for (at, _) in text.match_indices(address) {
            let length = text[at..].find(char::is_whitespace);
            let end = length.map_or(text.len(), |length| at + length);
            glue.boilerplate.push(Span::new(at, end));
        }
    }
    glue
}

/// Length of the longest run of one to five words before `at` that is repeated at `at`.
fn doubled_name(text: &str, at: usize) -> Option<usize> {
    let mut reach = at.saturating_sub(NAME_BYTES);
    while !text.is_char_boundary(reach) {
        reach += 1;
    }
    let before = text[reach..at].rsplit('\n').next().unwrap_or_default();
    let mut best = None;
    let mut start = before.len();
    for _ in 0..5 {
        start = before[..start]
            .trim_end()
            .rfind(char::is_whitespace)
            .map_or(0, |n| {
                n + before[n..].chars().next().map_or(1, char::len_utf8)
            });
        let name = &before[start..];
        if name.starts_with(char::is_uppercase) && name.len() >= 4 && text[at..].starts_with(name) {
            best = Some(name.len());
        }
        if start == 0 {
            break;
        }
    }
    best
}

/// Nothing else is on the line: the name belongs to the links, and no sentence goes on behind them. Only white space is looked at:
/// a line may be as long as the text, and full of doubled names.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_blank = |c: char| c.is_whitespace() && c != '\n';
    let before = text[..start].trim_end_matches(is_blank);
    let after = text[end..].trim_start_matches(is_blank);
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}

/// End of the word MORE after `at`, on the same line and not too far.
fn end_of_links(text: &str, at: usize) -> Option<usize> {
    let mut reach = (at + REACH).min(text.len());
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let line = text[at..reach].split('\n').next().unwrap_or_default();
    line.match_indices("MORE")
        .map(|(n, word)| (n, n + word.len()))
        .find_map(|(n, end)| {
            let opens = line[..n]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_uppercase());
            let closes = line[end..]
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric());
            (opens && closes).then_some(at + end)
        })
}

/// True where the words before touch because a sentence lost its space: ".”Then".
fn sentence_glue(before: &str) -> bool {
    before.ends_with(['”', '"', '.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn doubled_name_and_links() {
        let text = "Mayor Ada StoneAda StoneBridge vote delayed 'again' Council meets MORE on Friday said no.";
        let glue = find(text);
        assert_eq!(glue.boilerplate.len(), 1);
        assert_eq!(
            glue.boilerplate[0].of(text),
            "Ada StoneBridge vote delayed 'again' Council meets MORE"
        );
    }

    #[test]
    fn doubled_name_without_links() {
        let text = "Mayor Ada StoneAda Stone said no.";
        assert_eq!(find(text).boilerplate[0].of(text), "Ada Stone");
    }

    #[test]
    fn a_line_of_links_alone_goes_with_its_name() {
        let text = "He left.\n\nAda StoneAda StoneBridge vote delayed again MORE\n\nIt rained.";
        assert_eq!(
            find(text).boilerplate[0].of(text),
            "Ada StoneAda StoneBridge vote delayed again MORE"
        );
    }

    #[test]
    fn names_with_inner_capitals_stay() {
        assert!(
            find("McDonald met LeBron and DeVito at YouTube.")
                .boilerplate
                .is_empty()
        );
    }

    #[test]
    fn addresses_of_a_post() {
        let text = "“We are wet,” she wrote. pic.twitter.com/a1B2 It rained.";
        assert_eq!(find(text).boilerplate[0].of(text), "pic.twitter.com/a1B2");
    }

    #[test]
    fn advertisement_marker() {
        let text = "It ended at noon.ADVERTISEMENTUnion chief Ola Berg left.";
        assert_eq!(find(text).boilerplate[0].of(text), "ADVERTISEMENT");
    }
}
