//! Texts made from texts: other people in the same sentences, other towns, other bodies, other ways to write.
//!
//! The corpora name the same few hundred people again and again, most of them Western. A text whose people are exchanged for
//! people of one other country teaches that a name need not be known.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::names::bodies::{Bodies, Sources};
use crate::names::guideline::{Name, ORGANIZATION, PERSON, PLACE};
use crate::names::random::Random;
use crate::names::source::Source;

/// Names to put in: for each country given and family names, and towns.
pub(crate) struct Swaps {
    people: Vec<[Vec<&'static str>; 2]>,
    towns: Vec<&'static str>,
    bodies: Bodies,
}

impl Swaps {
    pub(crate) fn new() -> Self {
        let mut swaps = Self {
            people: Vec::new(),
            towns: Vec::new(),
            bodies: Bodies::new(),
        };
        for line in include_str!("../../data/swaps.txt").lines() {
            if line.starts_with('#') || line.starts_with('[') {
                continue;
            }
            match line.split_once('|') {
                Some((given, family)) => swaps
                    .people
                    .push([given, family].map(|l| l.split(',').collect())),
                None => swaps.towns.push(line),
            }
        }
        swaps
    }

    /// The text with its people and some of its towns and bodies exchanged; none where there is nobody to exchange.
    pub(crate) fn exchange(&self, source: &Source, random: &mut Random) -> Option<Source> {
        let names = source.sure_names();
        let country = &self.people[random.below(self.people.len())];
        let mut people = People::new(country, &self.towns);
        let people_first: Vec<&Name> = longest_first(&names);
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut towns: FxHashMap<&str, Option<String>> = FxHashMap::default();
        let mut bodies: FxHashMap<&str, Option<String>> = FxHashMap::default();
        let sources = Sources {
            towns: &self.towns,
            families: &country[1],
        };
        let played = self.bodies.is_played(&source.text);
        for name in people_first {
            let written = &source.text[name.bytes.clone()];
            let instead = match name.kind {
                PERSON => people.instead_of(written, random),
                PLACE if is_located(&source.text[..name.bytes.start]) => towns
                    .entry(written)
                    .or_insert_with(|| {
                        let exchanged = random.chance(0.5);
                        exchanged.then(|| self.bodies.place(&sources, random))
                    })
                    .clone(),
                // "the Senate": no other body bears an article so.
                ORGANIZATION
                    if !source.text[..name.bytes.start].ends_with("the ")
                        || written.contains(' ') =>
                {
                    bodies
                        .entry(written)
                        .or_insert_with(|| {
                            let exchanged = random.chance(BODIES);
                            exchanged.then(|| {
                                self.bodies.instead_of(written, &sources, played, random)
                            })?
                        })
                        .clone()
                }
                _ => None,
            };
            edits.extend(instead.map(|instead| (name.bytes.clone(), instead)));
        }
        edits.sort_by_key(|(range, _)| range.start);
        edits.dedup_by(|later, earlier| later.0.start < earlier.0.end);
        (!edits.is_empty()).then(|| source.edited(&edits))
    }
}

/// How often a body's name is exchanged.
const BODIES: f32 = 0.3;

/// Longer names first, so that a family name alone follows the full name.
fn longest_first(names: &[Name]) -> Vec<&Name> {
    let mut names: Vec<&Name> = names.iter().collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.bytes.len()), name.bytes.start));
    names
}

/// "in", "near" ... stand before: whatever town stands there, the sentence makes sense.
fn is_located(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    before.ends_with(' ') && matches!(word, "in" | "near" | "outside" | "around" | "at" | "In")
}

/// The people of one text, and who stands for whom.
struct People<'s> {
    country: &'s [Vec<&'static str>; 2],
    towns: &'s [&'static str],
    parts: FxHashMap<String, String>,
}

/// How often a given name, and how often a family name, is that of a town: "Chelsea Marsh", "Elena York".
const BY_TOWN: [f32; 2] = [0.02, 0.08];

impl<'s> People<'s> {
    fn new(country: &'s [Vec<&'static str>; 2], towns: &'s [&'static str]) -> Self {
        Self {
            country,
            towns,
            parts: FxHashMap::default(),
        }
    }

    /// The new name, in as many words or one more; none for names in capitals or of more than three words.
    fn instead_of(&mut self, written: &str, random: &mut Random) -> Option<String> {
        let parts: Vec<&str> = written.split(' ').collect();
        let plain = |part: &&str| {
            part.starts_with(char::is_uppercase) && part.chars().skip(1).any(char::is_lowercase)
        };
        if parts.len() > 3 || !parts.iter().all(plain) {
            return None;
        }
        let last = parts.len() - 1;
        let words = parts
            .iter()
            .enumerate()
            .map(|(at, part)| self.part(part, usize::from(at == last), random));
        Some(words.collect::<Vec<_>>().join(" "))
    }

    /// Given names for all but the last word, a family name for that.
    fn part(&mut self, part: &str, list: usize, random: &mut Random) -> String {
        let new = || {
            let by_town = random.chance(BY_TOWN[list]);
            let names = if by_town {
                self.towns
            } else {
                &self.country[list]
            };
            names[random.below(names.len())].to_owned()
        };
        self.parts
            .entry(part.to_owned())
            .or_insert_with(new)
            .clone()
    }
}

/// All in capitals; other letters than English ones stay as they are, so that offsets do.
pub(crate) fn capitals(source: &Source) -> Source {
    source.rewritten(source.text.to_ascii_uppercase())
}

/// All in lower case, as hasty people write.
pub(crate) fn lower(source: &Source) -> Source {
    source.rewritten(source.text.to_ascii_lowercase())
}

/// Each longer word with a capital, as headlines are written.
pub(crate) fn headline(source: &Source) -> Source {
    let mut text = source.text.clone().into_bytes();
    let mut word = 0;
    for at in 0..=text.len() {
        let inside = text
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 128 || *b == b'\'');
        if inside {
            word += 1;
            continue;
        }
        if word > 3 {
            text[at - word].make_ascii_uppercase();
        }
        word = 0;
    }
    source.rewritten(String::from_utf8(text).expect("only English letters change"))
}

/// "Elena MARSH": family names in capitals, as lists and some agencies write them.
pub(crate) fn capital_surnames(source: &Source) -> Source {
    let mut text = source.text.clone().into_bytes();
    let people = source
        .sure_names()
        .into_iter()
        .filter(|name| name.kind == PERSON);
    for name in people {
        let written = &source.text[name.bytes.clone()];
        let family = written.rfind(' ').map_or(0, |space| space + 1);
        text[name.bytes.start + family..name.bytes.end].make_ascii_uppercase();
    }
    source.rewritten(String::from_utf8(text).expect("only English letters change"))
}

/// "... on Monday The vote was ...": sentences that a program has joined without their stops.
pub(crate) fn without_stops(source: &Source, random: &mut Random) -> Option<Source> {
    let stops = source.text.match_indices(". ").map(|(at, _)| at);
    let edits: Vec<(Range<usize>, String)> = stops
        .filter(|_| random.chance(0.5))
        .map(|at| (at..at + 1, String::new()))
        .collect();
    (!edits.is_empty()).then(|| source.edited(&edits))
}

/// "Jae - in", "two - thirds": text that a program has split at its hyphens.
pub(crate) fn spaced_hyphens(source: &Source) -> Option<Source> {
    let bytes = source.text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic());
    let hyphens =
        (1..bytes.len()).filter(|&at| bytes[at] == b'-' && letter(at - 1) && letter(at + 1));
    let edits: Vec<(Range<usize>, String)> =
        hyphens.map(|at| (at..at + 1, " - ".to_owned())).collect();
    (!edits.is_empty()).then(|| source.edited(&edits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::guideline::Scheme;

    fn source() -> Source {
        let text = "Elena Marsh spoke near Lyon. Marsh left Al-Bandar.";
        let name = |written: &str, from: usize, kind| {
            let start = from + text[from..].find(written).unwrap();
            Name {
                bytes: start..start + written.len(),
                kind,
            }
        };
        Source {
            text: text.to_owned(),
            voices: vec![vec![
                name("Elena Marsh", 0, 1),
                name("Lyon", 0, 0),
                name("Marsh", 20, 1),
                name("Al-Bandar", 0, 0),
            ]],
            miscellany: Vec::new(),
            open: Vec::new(),
            drawn: Vec::new(),
            scheme: Scheme {
                groups: true,
                others: true,
            },
            share_alike: false,
        }
    }

    fn written(source: &Source) -> Vec<&str> {
        source.voices[0]
            .iter()
            .map(|name| &source.text[name.bytes.clone()])
            .collect()
    }

    #[test]
    fn a_person_stays_one_person() {
        let swaps = Swaps::new();
        for seed in 0..20 {
            let changed = swaps.exchange(&source(), &mut Random(seed)).unwrap();
            let names = written(&changed);
            assert!(names[0].ends_with(&format!(" {}", names[2])), "{names:?}");
            assert_eq!(names[3], "Al-Bandar");
            assert!(changed.text.ends_with(" left Al-Bandar."));
        }
    }

    #[test]
    fn some_people_bear_the_names_of_towns() {
        let swaps = Swaps::new();
        let by_town = |seed| {
            let changed = swaps.exchange(&source(), &mut Random(seed)).unwrap();
            let family = written(&changed)[2].to_owned();
            swaps.towns.contains(&&*family)
        };
        let count = (0..400).filter(|&seed| by_town(seed)).count();
        assert!((10..80).contains(&count), "{count}");
    }

    #[test]
    fn names_keep_their_place_in_other_ways_to_write() {
        assert_eq!(written(&capitals(&source()))[0], "ELENA MARSH");
        assert_eq!(written(&lower(&source()))[0], "elena marsh");
        assert!(
            headline(&source())
                .text
                .starts_with("Elena Marsh Spoke Near Lyon.")
        );
        let spaced = spaced_hyphens(&source()).unwrap();
        assert_eq!(written(&spaced)[3], "Al - Bandar");
        let families = capital_surnames(&source());
        assert_eq!(written(&families)[..3], ["Elena MARSH", "Lyon", "MARSH"]);
        let joined = (0..).find_map(|seed| without_stops(&source(), &mut Random(seed)));
        let joined = joined.unwrap();
        assert!(
            joined
                .text
                .starts_with("Elena Marsh spoke near Lyon Marsh left")
        );
        assert_eq!(written(&joined)[2..], ["Marsh", "Al-Bandar"]);
    }
}
