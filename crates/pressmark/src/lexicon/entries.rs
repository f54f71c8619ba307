//! Phrases that name a place, a people or an organization, matched over tokens.

use core::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::fold;
use crate::kinds::Feature;
use crate::text::{Case, Document, TokenKind};

/// What a listed phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    /// A state.
    Country,
    /// A seat of government; also a city.
    Capital,
    /// A city.
    City,
    /// A region, landform, water ...
    Region,
    /// A nationality, people, faith or belief.
    People,
    /// An organization.
    Organization,
    /// A seat of power whose name stands for an organization.
    Seat,
    /// A place whose name stands for an organization at times.
    SeatPlace,
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LexiconEntry {
    /// What it names.
    pub(crate) kind: EntryKind,
    /// The name shown to readers.
    pub(crate) name: &'static str,
    /// ISO 3166-1 alpha-2 of the state that it is, lies in or stands for.
    pub(crate) country: Option<[u8; 2]>,
    /// What kind of place.
    pub(crate) feature: Option<Feature>,
    /// Written in capitals in the list ("WHO", "US"): lower or title case is another word.
    capitals: bool,
}

/// A listed phrase in the text.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    phrase: u32,
}

/// All phrases.
#[derive(Default)]
pub(super) struct Phrases {
    /// The number of each phrase.
    numbers: FxHashMap<String, u32>,
    /// What each phrase names, in the order of the lists.
    meanings: Vec<Vec<LexiconEntry>>,
    /// Number of tokens of the longest phrase that starts with a word.
    longest: FxHashMap<String, u32>,
}

impl Phrases {
    /// Adds a meaning of a phrase as the list writes it.
    pub(super) fn add(
        &mut self,
        written: &str,
        kind: EntryKind,
        name: &'static str,
        country: Option<[u8; 2]>,
        feature: Option<Feature>,
    ) {
        let letters = written.chars().filter(|c| c.is_alphabetic());
        let capitals = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
        let known = LexiconEntry {
            kind,
            name,
            country,
            feature,
            capitals,
        };
        let phrase = key(written);
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or_default();
        let longest = self.longest.entry(first.to_owned()).or_default();
        *longest = (*longest).max(1 + words.count() as u32);
        let next = self.meanings.len() as u32;
        let number = *self.numbers.entry(phrase).or_insert(next);
        if number == next {
            self.meanings.push(Vec::new());
        }
        self.meanings[number as usize].push(known);
    }

    /// The longest phrase that starts at token `at` and ends before `end`.
    ///
    /// A phrase of one word in capitals must stand in capitals; `caseless` text (all capitals) tells nothing, and there
    /// abbreviations that are words ("WHO", "US") stay unknown.
    pub(super) fn longest(
        &self,
        doc: &Document<'_>,
        at: usize,
        end: usize,
        caseless: bool,
    ) -> Option<Match> {
        let first = fold(doc.lower(at));
        let longest = *self.longest.get(first.as_ref())? as usize;
        let end = end.min(at + longest).min(doc.tokens.len());
        let mut phrase = String::new();
        let mut found = None;
        for i in at..end {
            let token = &doc.tokens[i];
            if i > at {
                if !doc.follows_directly(i) {
                    break;
                }
                if !token.space_before
                    && token.kind == TokenKind::Word
                    && doc.tokens[i - 1].kind == TokenKind::Word
                {
                    break;
                }
                phrase.push(' ');
            }
            phrase.push_str(&fold(doc.lower(i)));
            if let Some(&phrase) = self.numbers.get(phrase.as_str())
                && self.fits(doc, at..i + 1, phrase, caseless)
            {
                let tokens = at..i + 1;
                found = Some(Match { tokens, phrase });
            }
        }
        found
    }

    /// Whether the text's case fits the list's.
    fn fits(&self, doc: &Document<'_>, tokens: Range<usize>, phrase: u32, caseless: bool) -> bool {
        let capitals = self.meanings[phrase as usize].iter().all(|k| k.capitals);
        if tokens.len() > 1 {
            // "white house" in lower case is a house; the last word tells ("al Qaeda", "sub-Saharan Africa").
            return tokens.clone().next_back().is_some_and(|last| {
                doc.tokens[last].case != Case::Lower
                    || doc.tokens[last].kind != TokenKind::Word
                    || doc.tokens[tokens.start].case != Case::Lower
            });
        }
        let token = &doc.tokens[tokens.start];
        let written = doc.written(tokens.start);
        match token.case {
            Case::Lower => written.contains('-') && written.chars().any(char::is_uppercase),
            Case::Title => !capitals,
            Case::Upper | Case::Initial => !caseless || !capitals || written.chars().count() > 3,
        }
    }

    pub(super) fn entries(&self, found: &Match) -> &[LexiconEntry] {
        self.meanings
            .get(found.phrase as usize)
            .map_or(&[], Vec::as_slice)
    }

    pub(super) fn exact(&self, folded: &str) -> &[LexiconEntry] {
        let phrase = self.numbers.get(folded);
        phrase.map_or(&[], |&phrase| &self.meanings[phrase as usize])
    }
}

/// The phrase as its folded tokens joined with spaces: possessives and commas are tokens of their own.
pub(super) fn key(written: &str) -> String {
    let lower = written.to_lowercase();
    let mut out = String::with_capacity(lower.len() + 2);
    for word in fold(&lower).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let (word, mark) = ["'s", "'", ","]
            .iter()
            .find_map(|mark| {
                word.strip_suffix(mark)
                    .filter(|w| !w.is_empty())
                    .map(|w| (w, *mark))
            })
            .unwrap_or((word, ""));
        out.push_str(word);
        if !mark.is_empty() {
            out.push(' ');
            out.push_str(mark);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys_look_like_tokens() {
        assert_eq!(key("Lord's Resistance Army"), "lord 's resistance army");
        assert_eq!(key("Kurdistan Workers' Party"), "kurdistan workers ' party");
        assert_eq!(key("Scientific, Cultural"), "scientific , cultural");
        assert_eq!(key("Côte d'Ivoire"), "cote d'ivoire");
    }
}
