//! Splits the visible text into words, numbers and marks.
//!
//! Words keep inner apostrophes ("O’Brien", "didn't"), hyphens ("Indo-Pacific") and the stops of abbreviations ("U.S.",
//! "Sen.", "J."); a possessive 's is a token of its own, so that a name ends where the name ends, and so is what a hyphen hangs on a
//! name ("Iran", "-backed"; "pro-", "Russian").

use super::characters::{is_apostrophe, is_hyphen, is_joining, is_space};
use super::regions::Regions;
use crate::text::abbreviations::Abbreviations;
use crate::text::compounds::Compounds;
use crate::text::span::Span;
use crate::text::{Case, Token, TokenKind};
use crate::word_class::WordClass;

/// Ends of addresses of the web.
const DOMAINS: [&str; 15] = [
    "com", "org", "net", "gov", "edu", "co", "io", "ai", "tv", "eu", "uk", "de", "fr", "ru", "cn",
];

/// The tokens of a text, and their folded forms one after another.
pub(crate) type Tokens = (Vec<Token>, String);

/// The tokens of the text outside of what is hidden.
///
/// No token reaches into a hidden span or over its edge, nor over a place where two words were glued together.
pub(crate) fn tokenize(
    text: &str,
    regions: &Regions,
    abbreviations: &Abbreviations,
    compounds: &Compounds,
    word_class: &dyn Fn(&str) -> WordClass,
) -> Tokens {
    let mut scanner = Scanner {
        text,
        end: 0,
        at: 0,
        abbreviations,
        compounds,
        word_class,
        tokens: Vec::with_capacity(text.len() / 5),
        folded: String::with_capacity(text.len()),
    };
    let mut cuts = regions.breaks.iter().copied().peekable();
    let mut start = 0;
    for edge in regions
        .hidden
        .iter()
        .map(|h| (h.start, h.end))
        .chain(core::iter::once((text.len() as u32, text.len() as u32)))
    {
        while let Some(cut) = cuts.next_if(|&cut| cut < edge.0) {
            if cut as usize > start {
                scanner.segment(start, cut as usize);
                start = cut as usize;
            }
        }
        scanner.segment(start, edge.0 as usize);
        start = edge.1 as usize;
    }
    (scanner.tokens, scanner.folded)
}

struct Scanner<'a> {
    text: &'a str,
    /// End of the segment that is being read.
    end: usize,
    at: usize,
    abbreviations: &'a Abbreviations,
    compounds: &'a Compounds,
    word_class: &'a dyn Fn(&str) -> WordClass,
    tokens: Vec<Token>,
    folded: String,
}

impl Scanner<'_> {
    fn segment(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        (self.at, self.end) = (start, end);
        let mut space_before = true;
        while let Some(c) = self.char_at(self.at) {
            if is_space(c) {
                self.at += c.len_utf8();
                space_before = true;
                continue;
            }
            let start = self.at;
            let kind = self.next_kind(c, space_before);
            debug_assert!(self.at > start);
            self.push(Span::new(start, self.at), kind, space_before);
            space_before = false;
        }
    }

    /// Moves past one token that starts with `c`.
    fn next_kind(&mut self, c: char, space_before: bool) -> TokenKind {
        if let Some(length) = self.address_length(c) {
            self.at += length;
            return TokenKind::Address;
        }
        if c.is_alphabetic() {
            self.word();
            return TokenKind::Word;
        }
        if c.is_numeric() {
            self.number();
            return TokenKind::Number;
        }
        if is_apostrophe(c) && !space_before && self.possessive() {
            return TokenKind::Possessive;
        }
        if is_hyphen(c)
            && self.follows_word()
            && let Some(length) = self.compounds.behind(&self.text[self.at..self.end])
        {
            self.at += length;
            return TokenKind::Word;
        }
        let start = self.at;
        self.at += c.len_utf8();
        // "...", "--" and runs of combining marks or joiners are one token.
        while let Some(d) = self.char_at(self.at) {
            // Two straight apostrophes or backticks are one double mark.
            let doubled = matches!(c, '\'' | '`') && d == c && self.at == start + 1;
            if (matches!(c, '.' | '-' | '*' | '_' | '=') && d == c) || doubled || is_joining(d) {
                self.at += d.len_utf8();
            } else {
                break;
            }
        }
        TokenKind::Punct
    }

    /// The token just pushed is a word or a number, and ends here.
    fn follows_word(&self) -> bool {
        matches!(self.tokens.last(), Some(t) if matches!(t.kind, TokenKind::Word | TokenKind::Number) && t.span.end as usize == self.at)
    }

    /// Moves past `'s` after a word; the word is the token just pushed.
    fn possessive(&mut self) -> bool {
        if !self.follows_word() {
            return false;
        }
        let mut chars = self.text[self.at..self.end].chars();
        let mark = chars.next().map_or(0, char::len_utf8);
        if matches!(chars.next(), Some('s' | 'S'))
            && !chars.next().is_some_and(char::is_alphanumeric)
        {
            self.at += mark + 1;
            return true;
        }
        false
    }

    fn word(&mut self) {
        let start = self.at;
        // Start of the piece after the last inner stop or hyphen.
        let mut piece = self.at;
        while let Some(c) = self.char_at(self.at) {
            let after = self.at + c.len_utf8();
            let next = self.char_at(after);
            if c.is_alphanumeric() || is_joining(c) {
                self.at = after;
            } else if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) {
                let beyond = self.char_at(after + next.map_or(0, char::len_utf8));
                if matches!(next, Some('s' | 'S')) && !beyond.is_some_and(char::is_alphanumeric) {
                    return;
                }
                self.at = after;
            } else if is_hyphen(c) && next.is_some_and(char::is_alphanumeric) {
                // "D-Calif.": the party's letter and the state are two things.
                if matches!(&self.text[start..self.at], "D" | "R" | "I")
                    && next.is_some_and(char::is_uppercase)
                {
                    return;
                }
                let (left, rest) = (&self.text[start..self.at], &self.text[after..self.end]);
                if self.ends_at_hyphen(start) || Compounds::is_pair(left, rest, self.word_class) {
                    return;
                }
                self.at = after;
                piece = after;
                // "pro-Russian": the prefix keeps its hyphen.
                if next.is_some_and(char::is_uppercase)
                    && self
                        .compounds
                        .is_before(&self.text[start..after - c.len_utf8()])
                {
                    return;
                }
            } else if c == '&'
                && next.is_some_and(char::is_uppercase)
                && self.text[start..self.at].chars().all(char::is_uppercase)
            {
                self.at = after;
            } else if c == '.' {
                if !self.keeps_stop(start, piece, next) {
                    return;
                }
                self.at = after;
                piece = after;
                if !next.is_some_and(char::is_alphanumeric) {
                    return;
                }
            } else {
                return;
            }
        }
    }

    /// Whether the word from `start` is a name, and what the hyphen at `self.at` hangs on it a token of its own.
    fn ends_at_hyphen(&self, start: usize) -> bool {
        self.text[start..].starts_with(char::is_uppercase)
            && self
                .compounds
                .behind(&self.text[self.at..self.end])
                .is_some()
    }

    /// Whether the stop at `self.at`, after the word from `start`, belongs to the word.
    fn keeps_stop(&self, start: usize, piece: usize, next: Option<char>) -> bool {
        let letters = &self.text[piece..self.at];
        let one_letter = letters.chars().count() == 1 && letters.chars().all(char::is_alphabetic);
        let dotted = self.text[start..self.at].contains('.');
        if one_letter {
            let beyond = next.map(|n| self.char_at(self.at + 1 + n.len_utf8()));
            let letter_follows = next.is_some_and(char::is_alphabetic);
            // "U.S", "a.m": a single letter between stops, or the last stop of such a word; "W.Va".
            if letter_follows && beyond.is_some_and(|b| !b.is_some_and(char::is_alphanumeric))
                || dotted && !letter_follows
                || self
                    .abbreviations
                    .goes_on(&self.text[start..self.end], self.at - start)
            {
                return true;
            }
            // An initial: "J. Smith".
            return letters.chars().all(char::is_uppercase)
                && piece == start
                && !letter_follows
                && letters != "I";
        }
        let word = &self.text[start..self.at];
        if next.is_some_and(char::is_alphanumeric) {
            // "Booking.com" is a word; "noon.Union" is two.
            return self.domain_follows();
        }
        // "Mass. lawmakers": no sentence ends there.
        let goes_on = self.after_comma() || self.stands_before(char::is_ascii_lowercase);
        let is_number = self.stands_before(char::is_ascii_digit);
        self.abbreviations.keeps_stop(word, goes_on, is_number)
    }

    fn domain_follows(&self) -> bool {
        let rest = &self.text[self.at + 1..self.end];
        let label = rest
            .find(|c: char| !c.is_ascii_lowercase())
            .map_or(rest, |n| &rest[..n]);
        DOMAINS.contains(&label)
    }

    fn after_comma(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|t| matches!(t.span.of(self.text), "," | "(" | "-"))
    }

    fn stands_before(&self, is: impl Fn(&char) -> bool) -> bool {
        let rest = self.text[self.at + 1..self.end].trim_start();
        rest.chars().next().is_some_and(|c| is(&c))
    }

    fn number(&mut self) {
        while let Some(c) = self.char_at(self.at) {
            let after = self.at + c.len_utf8();
            let next = self.char_at(after);
            let joins = c.is_alphanumeric()
                || is_joining(c)
                || matches!(c, '.' | ',' | ':' | '/') && next.is_some_and(|n| n.is_ascii_digit())
                || is_hyphen(c) && next.is_some_and(char::is_alphanumeric)
                // Feet and inches: 6'2".
                || is_apostrophe(c) && next.is_some_and(|n| n.is_ascii_digit());
            if !joins {
                if matches!(c, '"' | '”') && self.feet() {
                    self.at = after;
                }
                return;
            }
            self.at = after;
        }
    }

    /// True where the number that ends here holds a foot mark, so that a double mark after it means inches.
    fn feet(&self) -> bool {
        let number = &self.text[..self.at];
        let digits = number.trim_end_matches(|c: char| c.is_ascii_digit());
        digits.len() < number.len()
            && digits
                .strip_suffix(is_apostrophe)
                .is_some_and(|d| d.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// Length in bytes of an address, @handle or #hashtag that starts here.
    fn address_length(&self, c: char) -> Option<usize> {
        let rest = &self.text[self.at..self.end];
        let starts = match c {
            // "Stone@HARBOUR": two words, one of them of the other's house; "stone@harbour.example" is an address.
            '@' if self.follows_word() && !is_of_mail(&rest[1..]) => false,
            '@' | '#' => rest[1..].starts_with(char::is_alphanumeric),
            'h' | 'H' => rest.starts_with("http://") || rest.starts_with("https://"),
            'w' | 'W' => rest.starts_with("www."),
            'p' => rest.starts_with("pic.twitter.com/"),
            _ => false,
        };
        if !starts {
            return None;
        }
        let handle = matches!(c, '@' | '#');
        let mail = c == '@' && self.follows_word();
        let end = rest
            .char_indices()
            .skip(1)
            .find(|&(_, d)| {
                if handle {
                    !(d.is_alphanumeric() || d == '_' || mail && matches!(d, '.' | '-'))
                } else {
                    is_space(d) || matches!(d, '"' | '”' | '“' | '’' | '<' | '>' | ')')
                }
            })
            .map_or(rest.len(), |(n, _)| n);
        let trimmed = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        Some(trimmed.len().max(c.len_utf8()))
    }

    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        self.text[at..self.end].chars().next()
    }

    fn push(&mut self, span: Span, kind: TokenKind, space_before: bool) {
        let written = span.of(self.text);
        let from = self.folded.len() as u32;
        for c in written.chars() {
            if is_apostrophe(c) {
                self.folded.push('\'');
            } else if c.is_ascii() {
                self.folded.push(c.to_ascii_lowercase());
            } else {
                self.folded.extend(c.to_lowercase());
            }
        }
        self.tokens.push(Token {
            span,
            kind,
            case: case_of(written),
            space_before,
            folded: (from, self.folded.len() as u32),
        });
    }
}

/// What stands behind the "@" of an address of mail: "harbour.example".
fn is_of_mail(rest: &str) -> bool {
    let host = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    let dot = host.into_iter().next().unwrap_or_default().split_once('.');
    dot.is_some_and(|(_, after)| after.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Case::Lower;
    };
    if !first.is_uppercase() {
        return Case::Lower;
    }
    let (mut others, mut lower) = (0, false);
    for c in letters {
        others += 1;
        lower |= c.is_lowercase();
    }
    match (others, lower) {
        (0, _) => Case::Initial,
        (_, true) => Case::Title,
        (_, false) => Case::Upper,
    }
}

#[cfg(test)]
mod tests;
