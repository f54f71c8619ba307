//! Corrections as the page keeps them: a sentence for the reader, and what the worker is told, in JSON (`docs/corrections.md`).
//! The page itself says which place a name stands for; all else is said at the desk (`docs/desk.md`).

use pressmark::annotation::{EmbeddedPlace, Mention, TextSpan};

use crate::wording::excerpt;
use crate::words::shared;

/// Characters of a mention or a quote by which the reader knows it again.
const EXCERPT: usize = 40;

/// What the reader says by one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As the reader is told of it: "Herald is now: Organization". It is kept in the language in which it was said first, and only shown.
    pub said: String,
    /// A list of corrections in JSON, on one line: one for each place of the text that the reader names.
    pub json: String,
}

impl Correction {
    /// One that a file brought, of which nothing is said but that it is one.
    #[must_use]
    pub fn of_file(json: &str) -> Self {
        Self {
            said: shared::a_correction().into(),
            json: ["[", json, "]"].concat(),
        }
    }

    /// A step that says several things, each as [`Asked::object`] writes it.
    #[must_use]
    pub fn of_objects(said: String, objects: &[String]) -> Self {
        let json = ["[", &objects.join(","), "]"].concat();
        Self { said, json }
    }

    /// Several steps as one.
    #[must_use]
    pub fn of_steps(said: String, steps: &[Self]) -> Self {
        let objects = |step: &Self| step.json[1..step.json.len() - 1].to_owned();
        let all: Vec<String> = steps.iter().map(objects).collect();
        Self::of_objects(said, &all)
    }

    /// The words stand for a place, by its full name.
    #[must_use]
    pub fn of_place(at: Words<'_>, place: &str) -> Self {
        Asked::new("place", at)
            .with("place", place)
            .told(&|words| shared::is_now_place(words, place))
    }

    /// The words stand for a place that is called so and lies at a point: degrees north and east.
    #[must_use]
    pub fn of_point(at: Words<'_>, name: &str, [north, east]: &[String; 2]) -> Self {
        let mut asked = Asked::new("place", at).with("place", name);
        asked.push(&[",\"coordinates\":[", east, ",", north, "]"]);
        let place = [north, ", ", east].concat();
        asked.told(&|words| shared::is_now_place(words, &place))
    }

    /// The same where only the name is known: the words stand where the text has it first.
    #[must_use]
    pub fn of_name(text: &str, name: &str, place: &str) -> Option<Self> {
        let before = text.split_once(name)?.0.chars().count() as u32;
        let at = Words {
            start: before,
            end: before + name.chars().count() as u32,
            text: name,
        };
        Some(Self::of_place(at, place))
    }
}

/// Words of the text; offsets in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// The first code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words themselves.
    pub text: &'a str,
}

impl<'a> From<&'a Mention> for Words<'a> {
    fn from(mention: &'a Mention) -> Self {
        Self {
            start: mention.start,
            end: mention.end,
            text: &mention.text,
        }
    }
}

impl<'a> From<&'a EmbeddedPlace> for Words<'a> {
    fn from(place: &'a EmbeddedPlace) -> Self {
        Self {
            start: place.start,
            end: place.end,
            text: &place.text,
        }
    }
}

impl<'a> From<&'a TextSpan> for Words<'a> {
    fn from(span: &'a TextSpan) -> Self {
        Self {
            start: span.start,
            end: span.end,
            text: &span.text,
        }
    }
}

/// A correction while it is written: the verb, the words that it is about, and what else it says.
pub struct Asked<'a> {
    at: Words<'a>,
    json: String,
}

impl<'a> Asked<'a> {
    /// Begins with the verb and the words.
    #[must_use]
    pub fn new(verb: &str, at: Words<'a>) -> Self {
        let json = ["{\"verb\":\"", verb, "\""].concat();
        Self { at, json }.beside("at", at)
    }

    /// A field and its words.
    #[must_use]
    pub fn with(mut self, field: &str, words: &str) -> Self {
        self.push(&[",\"", field, "\":"]);
        push_quoted(&mut self.json, words);
        self
    }

    /// A field that holds other words of the text.
    #[must_use]
    pub fn beside(mut self, field: &str, words: Words<'_>) -> Self {
        self.push(&[",\"", field, "\":"]);
        self.push_words(words);
        self
    }

    /// A field that holds a list of words of the text.
    #[must_use]
    pub fn listing(mut self, field: &str, words: &[Words<'_>]) -> Self {
        self.push(&[",\"", field, "\":["]);
        for (n, &words) in words.iter().enumerate() {
            self.push(&[if n > 0 { "," } else { "" }]);
            self.push_words(words);
        }
        self.json.push(']');
        self
    }

    /// It is said of all places with these words.
    #[must_use]
    pub fn everywhere(mut self) -> Self {
        self.json.push_str(",\"everywhere\":true");
        self
    }

    /// The whole of it, with the sentence that tells the reader of it, made of the words.
    #[must_use]
    pub fn told(self, told: &dyn Fn(&str) -> String) -> Correction {
        Correction {
            said: told(&excerpt(self.at.text, EXCERPT)),
            json: ["[", &self.json, "}]"].concat(),
        }
    }

    /// The object alone, where a step has several.
    #[must_use]
    pub fn object(self) -> String {
        self.json + "}"
    }

    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.json.push_str(part));
    }

    fn push_words(&mut self, words: Words<'_>) {
        let (start, end) = (words.start.to_string(), words.end.to_string());
        self.push(&["{\"start\":", &start, ",\"end\":", &end, ",\"text\":"]);
        push_quoted(&mut self.json, words.text);
        self.json.push('}');
    }
}

/// The words between marks, as JSON has them.
fn push_quoted(json: &mut String, words: &str) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    json.push('"');
    for letter in words.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\0'..' ' => {
                let code = letter as usize;
                json.push_str("\\u00");
                json.extend([DIGITS[code / 16 % 16], DIGITS[code % 16]]);
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_and_marks_stay_on_one_line() {
        let mut json = String::new();
        push_quoted(&mut json, "a\n\"\\\u{1f}");
        assert_eq!(json, r#""a\u000a\"\\\u001f""#);
    }

    #[test]
    fn a_place_stands_where_its_name_does_first() {
        let correction = Correction::of_name("Vør — in Oslo, Oslo", "Oslo", "Oslo, Norway");
        let correction = correction.expect("the name is there");
        assert_eq!(
            correction.json,
            r#"[{"verb":"place","at":{"start":9,"end":13,"text":"Oslo"},"place":"Oslo, Norway"}]"#
        );
        assert_eq!(correction.said, "Oslo is now Oslo, Norway");
        assert_eq!(Correction::of_name("Vør", "Oslo", "Oslo, Norway"), None);
    }
}
