//! Reads a case file: headings, texts in indented blocks, expectations in bullets.

use crate::bullet::{self, Bullet};

/// A text and what should be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its heading.
    pub(crate) title: String,
    /// Line of the heading, from 1.
    pub(crate) line: usize,
    /// The article.
    pub(crate) text: String,
    /// Last line of the article.
    pub(crate) text_end: usize,
    /// What should be found, in the order of the file.
    pub(crate) expectations: Vec<Expectation>,
}

/// One bullet.
#[derive(Debug)]
pub(crate) struct Expectation {
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What the file says of it.
    pub(crate) mark: Mark,
    /// What it says, without the mark.
    pub(crate) bullet: String,
    /// The same, understood.
    pub(crate) meaning: Bullet,
}

/// How a bullet is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Not at all: it holds.
    Holds,
    /// It should hold and does not.
    NotYet,
    /// It should not hold and does.
    WronglyFound,
}

impl Mark {
    /// The words before the bullet.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Holds => "",
            Self::NotYet => "not yet: ",
            Self::WronglyFound => "wrongly found: ",
        }
    }

    /// The mark at the start of a bullet, and what follows it.
    fn split(bullet: &str) -> (Self, &str) {
        for mark in [Self::NotYet, Self::WronglyFound] {
            if let Some(rest) = bullet.strip_prefix(mark.words()) {
                return (mark, rest);
            }
        }
        (Self::Holds, bullet)
    }
}

/// The cases of a file, or the first mistake in it.
pub(crate) fn cases(markdown: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut section = Section::default();
    for (line, content) in (1..).zip(markdown.lines()) {
        if let Some(title) = content.strip_prefix("## ") {
            cases.extend(section.finish()?);
            section = Section::titled(title, line);
        } else if let Some(text) = content.strip_prefix("    ") {
            section.text.push((line, text));
        } else if content.trim().is_empty() {
            // Between two lines of the text it is an empty line of the text.
            section.text.push((line, ""));
        } else if let Some(bullet) = content.strip_prefix("- ") {
            section.bullets.push((line, bullet));
        }
    }
    cases.extend(section.finish()?);
    Ok(cases)
}

/// A heading and what stands below it, as lines.
#[derive(Default)]
struct Section<'a> {
    title: &'a str,
    line: usize,
    text: Vec<(usize, &'a str)>,
    bullets: Vec<(usize, &'a str)>,
}

impl<'a> Section<'a> {
    fn titled(title: &'a str, line: usize) -> Self {
        Self {
            title: title.trim(),
            line,
            ..Self::default()
        }
    }

    /// The case; none above the first heading.
    fn finish(&self) -> Result<Option<Case>, String> {
        if self.line == 0 {
            return Ok(None);
        }
        let written = |&(_, text): &(usize, &str)| !text.is_empty();
        let (Some(first), Some(last)) = (
            self.text.iter().position(written),
            self.text.iter().rposition(written),
        ) else {
            return Err(self.mistake(self.line, "has no text: indent the article by four spaces"));
        };
        let lines = &self.text[first..=last];
        let text = lines
            .iter()
            .map(|(_, text)| *text)
            .collect::<Vec<_>>()
            .join("\n");
        let expectations = self
            .bullets
            .iter()
            .map(|&(line, content)| {
                let (mark, bullet) = Mark::split(content);
                let meaning =
                    bullet::parse(bullet, &text).map_err(|mistake| self.mistake(line, &mistake))?;
                Ok(Expectation {
                    line,
                    mark,
                    bullet: bullet.to_owned(),
                    meaning,
                })
            })
            .collect::<Result<Vec<_>, String>>()?;
        if expectations.is_empty() {
            return Err(self.mistake(
                self.line,
                "has no bullet: where nothing should be found, write `- nothing`",
            ));
        }
        Ok(Some(Case {
            title: self.title.to_owned(),
            line: self.line,
            text,
            text_end: self.text[last].0,
            expectations,
        }))
    }

    fn mistake(&self, line: usize, mistake: &str) -> String {
        format!("line {line}: “{}” {mistake}", self.title)
    }
}
