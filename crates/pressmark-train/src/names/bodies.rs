//! Names for bodies that no list and no vector knows: coined words, ordinary words, founders, towns.
//!
//! Corpora name the same firms, ministries and clubs again and again. A text whose bodies bear names that nobody has met teaches that
//! an unknown word that acts need not be a person.

use pressmark::list_format::{heading, lines, list};

use crate::names::random::Random;

/// What names are made of, by the sections of `data/bodies.txt`.
pub(crate) struct Bodies {
    begins: Vec<&'static str>,
    middles: Vec<&'static str>,
    ends: Vec<&'static str>,
    first: Vec<&'static str>,
    second: Vec<&'static str>,
    heads: Vec<&'static str>,
    aims: Vec<&'static str>,
    play: Vec<&'static str>,
    areas: Vec<&'static str>,
    offices: Vec<&'static str>,
}

/// Where a new name may take its words from.
pub(crate) struct Sources<'s> {
    pub(crate) towns: &'s [&'static str],
    pub(crate) families: &'s [&'static str],
}

impl Bodies {
    pub(crate) fn new() -> Self {
        let file = include_str!("../../data/bodies.txt");
        let section = |name: &str| {
            let mut lines = lines(file).skip_while(|line| heading(line) != Some(name));
            let line = lines.nth(1).expect("a section has a line");
            list(line).collect()
        };
        Self {
            begins: section("begins"),
            middles: section("middles"),
            ends: section("ends"),
            first: section("first words"),
            second: section("second words"),
            heads: section("heads"),
            aims: section("aims"),
            play: section("play"),
            areas: section("areas"),
            offices: section("offices"),
        }
    }

    /// Another body of the same kind. None for what is written in other ways. `played`: the text tells of a match.
    pub(crate) fn instead_of(
        &self,
        written: &str,
        sources: &Sources<'_>,
        played: bool,
        random: &mut Random,
    ) -> Option<String> {
        let words: Vec<&str> = written.split(' ').collect();
        match words[..] {
            [word] if is_acronym(word) => Some(acronym(word.len(), random)),
            [word] if is_capitalised(word) || word.len() > 3 && is_mixed(word) => {
                Some(self.of_one_word(sources, played, random))
            }
            [_] => None,
            _ => self.of_several(&words, sources, played, random),
        }
    }

    /// Whether the text tells of a match: there a town may be a team.
    pub(crate) fn is_played(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| self.play.contains(&word))
    }

    /// "Trovik", "Trovik9", "Okafor"; "Porto beat Bergen".
    fn of_one_word(&self, sources: &Sources<'_>, played: bool, random: &mut Random) -> String {
        match random.below(20) {
            0..7 if played => one_of(sources.towns, random).to_owned(),
            0..12 => self.coined(random),
            12..14 => format!("{}{}", self.coined(random), 1 + random.below(99)),
            14..16 => self.ordinary(random),
            16..18 => one_of(sources.families, random).to_owned(),
            _ => self.partners(sources, random),
        }
    }

    fn of_several(
        &self,
        words: &[&str],
        sources: &Sources<'_>,
        played: bool,
        random: &mut Random,
    ) -> Option<String> {
        let town = one_of(sources.towns, random);
        if let [head @ .., "of", last] = words
            && is_capitalised(last)
        {
            return Some(format!("{} of {town}", head.join(" ")));
        }
        let is_plain = is_capitalised(words[0]) && words[1..].iter().any(|w| is_capitalised(w));
        if !is_plain {
            return None;
        }
        let (all, rest) = (words.join(" "), words[1..].join(" "));
        Some(match random.below(15) {
            0..2 => format!("{town} {all}"),
            2..4 => format!("{town} {rest}"),
            4..6 => format!("{} {rest}", one_of(sources.families, random)),
            6..8 => format!("{} {rest}", self.coined(random)),
            8 => self.ordinary(random),
            9 => self.partners(sources, random),
            10 if played => town.to_owned(),
            10 => self.coined(random),
            11..14 => self.local(sources, random),
            _ => format!(
                "{} {} {}",
                one_of(&self.heads, random),
                ["for", "on", "of"][random.below(3)],
                one_of(&self.aims, random)
            ),
        })
    }

    /// "Trovik", "Zenatex"; now and then "TrovikPay" or "trovikPay".
    fn coined(&self, random: &mut Random) -> String {
        let begin = one_of(&self.begins, random);
        let middle = if random.chance(0.4) {
            one_of(&self.middles, random)
        } else {
            ""
        };
        let mut word = format!("{begin}{middle}");
        let mut end = one_of(&self.ends, random).to_owned();
        if end.len() > 3 && random.chance(0.3) {
            end[..1].make_ascii_uppercase();
            if random.chance(0.3) {
                word.make_ascii_lowercase();
            }
        }
        word + &end
    }

    /// "Bright Harbour".
    fn ordinary(&self, random: &mut Random) -> String {
        let first = one_of(&self.first, random);
        format!("{first} {}", one_of(&self.second, random))
    }

    /// "Bergen"; now and then "Bergen County", "Okafor Creek".
    pub(crate) fn place(&self, sources: &Sources<'_>, random: &mut Random) -> String {
        if random.chance(0.8) {
            return one_of(sources.towns, random).to_owned();
        }
        let place = Self::named_after(sources, random);
        format!("{place} {}", one_of(&self.areas, random))
    }

    /// What a county, a creek or a school is named after.
    fn named_after(sources: &Sources<'_>, random: &mut Random) -> &'static str {
        let is_person = random.chance(0.3);
        one_of(
            [sources.towns, sources.families][usize::from(is_person)],
            random,
        )
    }

    /// "Bergen County Sheriff's Office", "Okafor Valley Water District", "Porto Police Department".
    fn local(&self, sources: &Sources<'_>, random: &mut Random) -> String {
        let place = Self::named_after(sources, random);
        let office = one_of(&self.offices, random);
        if random.chance(0.4) {
            return format!("{place} {office}");
        }
        format!("{place} {} {office}", one_of(&self.areas, random))
    }

    /// "Okafor & Marsh".
    fn partners(&self, sources: &Sources<'_>, random: &mut Random) -> String {
        let first = one_of(sources.families, random);
        format!("{first} & {}", one_of(sources.families, random))
    }
}

fn one_of(list: &[&'static str], random: &mut Random) -> &'static str {
    list[random.below(list.len())]
}

fn is_acronym(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn acronym(length: usize, random: &mut Random) -> String {
    (0..length)
        .map(|_| char::from(b'A' + random.below(26) as u8))
        .collect()
}

/// One capital, and small letters behind it.
pub(crate) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// "YouTube", "al-Hadd".
fn is_mixed(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: Sources<'_> = Sources {
        towns: &["Bergen"],
        families: &["Okafor"],
    };

    #[test]
    fn a_body_stays_a_body() {
        let bodies = Bodies::new();
        let mut towns = 0;
        for seed in 0..200 {
            let mut random = Random(seed);
            let mut body =
                |written, played| bodies.instead_of(written, &SOURCES, played, &mut random);
            let letters = body("NKVB", false).unwrap();
            assert!(letters.len() == 4 && letters.bytes().all(|b| b.is_ascii_uppercase()));
            let of = body("University of Leeds", false).unwrap();
            assert_eq!(of, "University of Bergen");
            assert!(
                body("Harbour Council", false)
                    .unwrap()
                    .contains(char::is_uppercase)
            );
            assert_ne!(body("Trovik", false).unwrap(), "Bergen");
            towns += usize::from(body("Trovik", true).unwrap() == "Bergen");
            for other in ["the Harbour", "bankers of Leeds today", "nato"] {
                assert_eq!(body(other, false), None, "{other}");
            }
        }
        assert!((40..100).contains(&towns), "{towns}");
    }

    #[test]
    fn a_county_has_its_offices() {
        let bodies = Bodies::new();
        let (mut counties, mut offices) = (0, 0);
        for seed in 0..400 {
            let random = &mut Random(seed);
            let county = bodies.place(&SOURCES, random);
            counties += usize::from(county == "Bergen County" || county == "Okafor County");
            let office = bodies.local(&SOURCES, random);
            assert!(office.starts_with("Bergen ") || office.starts_with("Okafor "));
            offices += usize::from(office.contains(" County "));
        }
        assert!((5..60).contains(&counties), "{counties}");
        assert!((20..120).contains(&offices), "{offices}");
    }

    #[test]
    fn a_match_is_told_by_its_words() {
        let bodies = Bodies::new();
        assert!(bodies.is_played("Bergen beat Porto on Sunday."));
        assert!(!bodies.is_played("Porto heard the mayor of Bergen."));
    }
}
