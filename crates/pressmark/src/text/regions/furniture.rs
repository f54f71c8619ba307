//! Words by which the furniture of a web page shows itself: `data/furniture.txt`, loaded once.

use super::stamp;
use crate::list_format::{heading, lines, list, word_list};

/// What stands between the items of a menu on one line: “Home | News | Sport”.
const BETWEEN_ITEMS: [char; 8] = ['|', '>', '›', '»', '•', '·', '/', '\t'];
/// An item of a menu has at most so many words.
const ITEM_WORDS: usize = 4;
/// A line that asks for something is no longer than this, in characters.
const ASKING: usize = 220;

/// The words of furniture, by what they show.
#[derive(Default)]
pub(crate) struct Furniture {
    /// Openings of a line, or of a sentence at its start.
    openings: Vec<&'static str>,
    /// Openings of a caption; case counts.
    captions: Vec<&'static str>,
    /// Openings of a credit.
    credits: Vec<&'static str>,
    /// Lines that are furniture where nothing else stands on them.
    labels: Vec<&'static str>,
    /// Headings over lists of links.
    headings: Vec<&'static str>,
    /// Items of menus and rows of buttons.
    menu: Vec<&'static str>,
    /// Verbs and the like with which a line asks its reader for something.
    asks: Vec<&'static str>,
    /// What it asks for.
    offers: Vec<&'static str>,
    /// Openings of what stands behind a press release.
    contacts: Vec<&'static str>,
    /// Lines that end a press release.
    ends: Vec<&'static str>,
}

impl Furniture {
    pub(crate) fn new() -> Self {
        let mut words = Self::default();
        let mut section = "";
        for line in lines(word_list!("furniture.txt")) {
            match heading(line) {
                Some(name) => section = name,
                None => words.section(section).extend(list(line)),
            }
        }
        words
    }

    fn section(&mut self, name: &str) -> &mut Vec<&'static str> {
        match name {
            "caption" => &mut self.captions,
            "credit" => &mut self.credits,
            "label" => &mut self.labels,
            "heading" => &mut self.headings,
            "menu" => &mut self.menu,
            "asks" => &mut self.asks,
            "offers" => &mut self.offers,
            "contact" => &mut self.contacts,
            "end" => &mut self.ends,
            _ => &mut self.openings,
        }
    }

    /// “Image caption”, “FILE PHOTO”.
    pub(super) fn opens_caption(&self, words: &str) -> bool {
        self.captions.iter().any(|marker| {
            words
                .strip_prefix(marker)
                .is_some_and(|rest| ends_word(marker, rest))
        })
    }

    /// “Read more: ...”, “SIGN UP for ...”: the words of a page, not of its article.
    pub(super) fn opens(&self, words: &str) -> bool {
        opens_with(&self.openings, words)
    }

    /// “Reporting by ...”.
    pub(super) fn opens_credit(&self, words: &str) -> bool {
        opens_with(&self.credits, words)
    }

    /// “Media contact: ...”.
    pub(super) fn opens_contact(&self, words: &str) -> bool {
        opens_with(&self.contacts, words)
    }

    /// “###”, “ENDS”.
    pub(super) fn ends_release(&self, line: &str) -> bool {
        let bare = line.trim_matches(|c: char| "-–—*/ ".contains(c));
        is_one_of(&self.ends, bare)
    }

    /// “Most read”, “MORE STORIES:”.
    pub(super) fn is_heading(&self, line: &str) -> bool {
        let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        is_one_of(&self.headings, bare)
    }

    /// A line that is furniture by itself: a label, a row of a menu, an address, a reading time, a request.
    pub(super) fn is_alone(&self, line: &str) -> bool {
        self.is_label(line)
            || self.is_row(line)
            || is_address(line)
            || self.is_reading_time(line)
            || self.asks_for_something(line)
    }

    /// “Advertisement”, “Comments (12)”.
    fn is_label(&self, line: &str) -> bool {
        let bare = line.trim_matches(|c: char| !c.is_alphabetic());
        is_one_of(&self.labels, bare)
    }

    /// How many items of a menu the line holds; none where it is something else.
    pub(super) fn items(&self, line: &str) -> Option<usize> {
        let items = || {
            line.split(BETWEEN_ITEMS)
                .flat_map(|part| part.split("  "))
                .map(|item| item.trim_matches(|c: char| !c.is_alphanumeric()))
                .filter(|item| !item.is_empty())
        };
        let fits = |item: &str| item.split_whitespace().count() <= ITEM_WORDS;
        let count = items().count();
        let known = items().filter(|item| is_one_of(&self.menu, item)).count();
        let is_sentence = line.ends_with(['.', '!', '?', '”', '"', ',']);
        (known > 0 && known * 2 >= count && items().all(fits) && !is_sentence).then_some(count)
    }

    /// “Menu   News   Sport   Log in”, “Facebook Twitter WhatsApp Email”.
    fn is_row(&self, line: &str) -> bool {
        let words = line.split_whitespace();
        let is_plain =
            words.clone().count() >= 3 && words.clone().all(|w| is_one_of(&self.menu, w));
        is_plain || self.items(line).is_some_and(|items| items >= 3)
    }

    /// “Tue, 14 Oct 2025 - 06:30   3 min read”: nothing on the line but dates, times, and how long one reads.
    fn is_reading_time(&self, line: &str) -> bool {
        let lower = line.to_ascii_lowercase();
        let Some(at) = ["min read", "mins read", "minute read", "min listen"]
            .iter()
            .find_map(|words| lower.find(words))
        else {
            return false;
        };
        let before = lower[..at].trim_end_matches(['-', ' ']);
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
        rest.len() < before.len()
            && rest
                .split(|c: char| c.is_whitespace() || ",|·•–-".contains(c))
                .all(|word| stamp::is_part_of_date(word) || is_one_of(&self.menu, word))
    }

    /// “Get the Lunchtime Briefing. Sign up”, “Got a story? Email us at news@example.org”: an imperative or a question to
    /// the reader, and what the paper has to offer.
    fn asks_for_something(&self, line: &str) -> bool {
        if line.chars().count() > ASKING || line.contains(['“', '”', '"', '«']) {
            return false;
        }
        let lower = line.to_lowercase();
        let words = || {
            lower
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
        };
        let asks = words()
            .next()
            .is_some_and(|first| self.asks.contains(&first));
        let reports = words().any(|word| word == "said" || word == "says");
        asks && !reports && self.offers.iter().any(|offer| holds_word(&lower, offer))
    }
}

/// A line of nothing but one address of the web or of somebody's mail.
fn is_address(line: &str) -> bool {
    !line.contains(char::is_whitespace)
        && (line.starts_with("http") && line.contains("://")
            || line.starts_with("www.")
            || line.contains('@') && line.contains('.') && !line.starts_with('@'))
}

fn is_one_of(list: &[&str], words: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(words))
}

/// Some marker opens the words, in capitals or not, where they begin with no small letter.
fn opens_with(list: &[&str], words: &str) -> bool {
    !words.starts_with(char::is_lowercase)
        && list.iter().any(|marker| {
            words
                .get(..marker.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(marker))
                && ends_word(marker, &words[marker.len()..])
        })
}

/// The marker is not the first half of a longer word.
fn ends_word(marker: &str, rest: &str) -> bool {
    !marker.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric)
}

/// The phrase stands in the text as words of its own.
fn holds_word(text: &str, phrase: &str) -> bool {
    let is_inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(at, _)| {
        !is_inner(text[..at].chars().next_back())
            && !is_inner(text[at + phrase.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::Furniture;

    #[test]
    fn lines_of_a_page() {
        let words = Furniture::new();
        for line in [
            "Menu   News   Sport   Opinion   Subscribe   Log in",
            "Home > News > Local > Harbour",
            "Facebook Twitter WhatsApp Email",
            "Advertisement",
            "Comments (12)",
            "3 min read",
            "Fri, 3 Oct 2025 - 18:05 · 12 min read",
            "https://news.example/harbour",
            "Get the Evening Note in your inbox. Sign up",
            "Got a story? Email us at desk@news.example",
            "Download our app for alerts",
        ] {
            assert!(words.is_alone(line), "{line}");
        }
    }

    #[test]
    fn lines_of_an_article() {
        let words = Furniture::new();
        for line in [
            "Comments from residents poured in on Monday.",
            "Getty Images said it would appeal.",
            "Follow the money, the auditor said, and get the newsletter of the firm.",
            "Get out, they were told.",
            "Health",
            "Berlin / Paris / Rome",
            "Ada Stone | Bo Reyes | Lia Berg",
            "The film takes a 3 min read of the room",
            "“Sign up for our newsletter,” she said.",
        ] {
            assert!(!words.is_alone(line) && !words.opens(line), "{line}");
        }
    }
}
