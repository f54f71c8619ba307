//! An article as the shelf keeps it: the draft, and what the list of articles tells of it.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::reading;
use crate::article::Article;
use crate::browser::desk::{as_draft, as_object};
use crate::browser::fields::{field, set, words};
use crate::browser::shelf::Asked;
use crate::state::Draft;
use crate::wording::excerpt;

/// Characters of a title.
const TITLE: usize = 90;

/// An article that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// Text and corrections.
    pub(super) draft: Draft,
    /// How the reader looked at it last: tab, types that are shown (`Settings::write`).
    pub(super) view: String,
    /// What the list calls it.
    pub(super) title: String,
    /// The reader has named it: the headline is not its title any more.
    pub(super) is_named: bool,
    /// When it was last changed or read: milliseconds since 1970.
    pub(super) seen: f64,
    /// Who is in it, with a comma between them.
    pub(super) people: String,
    /// The program and the models that read it last, and what they marked (`reading`).
    pub(super) reader: String,
    /// A line for each mark.
    pub(super) marks: String,
}

impl Kept {
    /// The same article as the page has it now, and what has been read in it where that is of this text.
    pub(super) fn with(&self, asked: &Asked, article: Option<&Article>, now: f64) -> Self {
        let draft = &asked.draft;
        let mut kept = Self {
            draft: draft.clone(),
            view: asked.view.clone(),
            seen: now,
            ..self.clone()
        };
        let article = article.filter(|a| *a.text() == *draft.text);
        if !kept.is_named {
            let headline = article.and_then(Article::headline);
            let first = || draft.text.trim_start().lines().next();
            kept.title = excerpt(headline.or_else(first).unwrap_or_default(), TITLE);
        }
        if let Some(article) = article {
            kept.people = reading::people(article).join(", ");
            if let Some(reader) = reading::reader(article) {
                kept.reader = reader;
                kept.marks = reading::marks(article).join("\n");
            }
        }
        kept
    }

    /// What another version of it tells that has not been read here: its name, what was marked.
    pub(super) fn rest_of(&mut self, known: &Self) {
        self.name_of(known);
        if self.reader.is_empty() {
            self.reader.clone_from(&known.reader);
            self.marks.clone_from(&known.marks);
        }
    }

    /// The name that the reader has given it.
    pub(super) fn name_of(&mut self, known: &Self) {
        if known.is_named {
            self.is_named = true;
            self.title.clone_from(&known.title);
        }
    }

    /// True where it goes on from a draft: the same text, and more steps behind the same ones. What the reader was told of a step counts for
    /// nothing: of one that a file brought it is said in the language of the page.
    pub(super) fn goes_on_from(&self, draft: &Draft) -> bool {
        let (own, other) = (&self.draft.corrections, &draft.corrections);
        self.draft.text == draft.text
            && own.len() > other.len()
            && own.iter().zip(other).all(|(o, d)| o.json == d.json)
    }

    /// True where the two differ by when they were seen, if at all.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let other = Self {
            seen: self.seen,
            ..other.clone()
        };
        *self == other
    }

    /// What to tell the reader where another version of the program, or other models, have read the same text otherwise.
    pub(super) fn difference(&self, now: &Self) -> Option<String> {
        let is_another =
            !self.reader.is_empty() && !now.reader.is_empty() && self.reader != now.reader;
        // What the reader corrects changes marks too.
        let is_same =
            self.draft.text == now.draft.text && self.draft.corrections == now.draft.corrections;
        if !is_another || !is_same {
            return None;
        }
        let (before, now): (Vec<&str>, Vec<&str>) =
            (self.marks.lines().collect(), now.marks.lines().collect());
        reading::difference(&before, &now)
    }

    /// Whether all of these words stand in its title, in the names or in the text; `words` in small letters.
    pub(super) fn has(&self, words: &str) -> bool {
        let all = [&self.title, "\n", &self.people, "\n", &*self.draft.text].concat();
        let all = all.to_lowercase();
        words.split_whitespace().all(|word| all.contains(word))
    }

    /// The record, under its `id`.
    pub(super) fn as_record(&self) -> Object {
        let record = as_object(&self.draft);
        set(&record, "view", &JsValue::from(&self.view));
        set(&record, "title", &JsValue::from(&self.title));
        set(&record, "named", &self.is_named.into());
        set(&record, "seen", &self.seen.into());
        set(&record, "people", &JsValue::from(&self.people));
        set(&record, "reader", &JsValue::from(&self.reader));
        set(&record, "marks", &JsValue::from(&self.marks));
        record
    }

    /// What [`Kept::as_record`] wrote.
    pub(super) fn of_record(record: &JsValue) -> Self {
        let text = |name| words(record, name).unwrap_or_default();
        Self {
            draft: as_draft(record),
            view: text("view"),
            title: text("title"),
            is_named: field(record, "named").is_some_and(|f| f.is_truthy()),
            seen: field(record, "seen")
                .and_then(|f| f.as_f64())
                .unwrap_or_default(),
            people: text("people"),
            reader: text("reader"),
            marks: text("marks"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::Correction;

    #[test]
    fn steps_go_on_from_the_same_ones_in_another_language() {
        let step = |said: &str, json: &str| Correction {
            said: said.into(),
            json: json.into(),
        };
        let draft = |steps: &[Correction]| Draft {
            corrections: steps.to_vec(),
            ..Draft::plain("Oslo")
        };
        let first = step("A correction", "[1]");
        let kept = Kept {
            draft: draft(&[first.clone(), step("Oslo is no name", "[2]")]),
            ..Kept::default()
        };
        assert!(kept.goes_on_from(&draft(&[step("Eine Korrektur", "[1]")])));
        assert!(!kept.goes_on_from(&draft(&[first, step("", "[3]")])));
        assert!(!kept.goes_on_from(&kept.draft));
        assert!(!kept.goes_on_from(&Draft::plain("Bergen")));
    }
}
