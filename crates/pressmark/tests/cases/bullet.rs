//! What a bullet says: a mention, a quote or a region, with its words found in the text.

use core::ops::Range;

/// An expectation; ranges count code points of the case's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bullet {
    /// All mentions of somebody or something.
    Mentions {
        /// `person`, `state` and so on.
        label: String,
        /// Where they stand.
        at: Vec<Range<usize>>,
        /// What the entity is called.
        named: Option<String>,
        /// The entity's country.
        country: Option<String>,
    },
    /// What somebody says.
    Quote {
        /// `direct`, `mixed` or `indirect`.
        kind: String,
        /// One of the names or mentions of the speaker; none where nobody is named.
        speaker: Option<String>,
        /// The introducing word.
        cue: Option<String>,
        /// Where it stands.
        parts: Vec<Range<usize>>,
    },
    /// A part of the text that is not running text.
    Region {
        /// `headline` and so on.
        kind: String,
        /// Where it stands.
        at: Range<usize>,
    },
    /// There is nothing to find.
    Nothing,
}

const LABELS: [&str; 7] = [
    "person",
    "organization",
    "group",
    "nationality",
    "place",
    "state",
    "other",
];
const REGIONS: [&str; 7] = [
    "headline",
    "byline",
    "dateline",
    "caption",
    "boilerplate",
    "timestamp",
    "label",
];
const KINDS: [&str; 3] = ["direct", "mixed", "indirect"];

/// Reads a bullet; `text` is the article that it speaks of.
pub(crate) fn parse(bullet: &str, text: &str) -> Result<Bullet, String> {
    if bullet == "nothing" {
        return Ok(Bullet::Nothing);
    }
    if let Some(rest) = bullet.strip_prefix("quote, ") {
        return quote(rest, text);
    }
    let Some((label, rest)) = bullet.split_once(": ") else {
        return Err(format!("has a bullet without a colon: {bullet}"));
    };
    if REGIONS.contains(&label) {
        let at = single(quoted_ranges(rest, text)?)?;
        return Ok(Bullet::Region {
            kind: label.to_owned(),
            at,
        });
    }
    if !LABELS.contains(&label) {
        return Err(format!(
            "has a bullet that begins with {label:?}: it should be one of {LABELS:?}, {REGIONS:?}, quote, nothing"
        ));
    }
    let (rest, named) = clause(rest, ", named ")?;
    let (rest, country) = clause(rest, ", country ")?;
    Ok(Bullet::Mentions {
        label: label.to_owned(),
        at: quoted_ranges(rest, text)?,
        named,
        country,
    })
}

/// `direct, by `Elena Marsh`, cue `said`: `“...”` … `“...”``.
fn quote(rest: &str, text: &str) -> Result<Bullet, String> {
    // The colon after the last backtick of the head; a speaker's name may hold one.
    let Some((head, parts)) = split_head(rest) else {
        return Err(format!("has a quote without `: ` before its words: {rest}"));
    };
    let (head, cue) = clause(head, ", cue ")?;
    let (kind, by) = head.split_once(", by ").unwrap_or((head, ""));
    if !KINDS.contains(&kind) {
        return Err(format!(
            "has a quote of kind {kind:?}: it should be one of {KINDS:?}"
        ));
    }
    let speaker = match by {
        "nobody" => None,
        name => match name
            .strip_prefix('`')
            .and_then(|name| name.strip_suffix('`'))
        {
            Some(name) => Some(name.to_owned()),
            None => {
                return Err(format!(
                    "has a quote that should say ``by `Name` `` or `by nobody`: {rest}"
                ));
            }
        },
    };
    Ok(Bullet::Quote {
        kind: kind.to_owned(),
        speaker,
        cue,
        parts: quoted_ranges(parts, text)?,
    })
}

/// Splits at the first `: ` outside backticks.
fn split_head(bullet: &str) -> Option<(&str, &str)> {
    let mut inside = false;
    for (at, c) in bullet.char_indices() {
        match c {
            '`' => inside = !inside,
            ':' if !inside => return Some((&bullet[..at], bullet[at + 1..].trim_start())),
            _ => {}
        }
    }
    None
}

/// Cuts a clause such as ``, country `US` `` off the end.
fn clause<'a>(bullet: &'a str, words: &str) -> Result<(&'a str, Option<String>), String> {
    let Some((head, value)) = bullet.rsplit_once(words) else {
        return Ok((bullet, None));
    };
    match value
        .strip_prefix('`')
        .and_then(|value| value.strip_suffix('`'))
    {
        Some(value) => Ok((head, Some(value.to_owned()))),
        None => Err(format!(
            "has a bullet with no backticks after{words}: {bullet}"
        )),
    }
}

/// All pieces in backticks as ranges of the text; `#2` after one means its second occurrence.
fn quoted_ranges(bullet: &str, text: &str) -> Result<Vec<Range<usize>>, String> {
    let mut ranges = Vec::new();
    let mut rest = bullet;
    while let Some((_, tail)) = rest.split_once('`') {
        let Some((words, tail)) = tail.split_once('`') else {
            return Err(format!(
                "has a bullet with an odd number of backticks: {bullet}"
            ));
        };
        let digits = tail.trim_start().strip_prefix('#').unwrap_or_default();
        let digits = &digits[..digits.len()
            - digits
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len()];
        let occurrence = digits.parse().unwrap_or(1_usize);
        let Some((byte, _)) = text.match_indices(words).nth(occurrence.wrapping_sub(1)) else {
            return Err(format!(
                "has a bullet whose words are not in the text: `{words}` #{occurrence}"
            ));
        };
        let start = text[..byte].chars().count();
        ranges.push(start..start + words.chars().count());
        rest = tail;
    }
    if ranges.is_empty() {
        return Err(format!("has a bullet without words in backticks: {bullet}"));
    }
    Ok(ranges)
}

fn single(mut ranges: Vec<Range<usize>>) -> Result<Range<usize>, String> {
    match (ranges.pop(), ranges.pop()) {
        (Some(range), None) => Ok(range),
        _ => Err("has a region with more than one piece of text".to_owned()),
    }
}

/// Words in backticks, with `#n` where the text has them before.
pub(crate) fn in_backticks(text: &str, range: &Range<usize>) -> String {
    let words: String = text.chars().skip(range.start).take(range.len()).collect();
    let before = text
        .match_indices(&words)
        .take_while(|(byte, _)| text[..*byte].chars().count() < range.start)
        .count();
    match before {
        0 => format!("`{words}`"),
        earlier => format!("`{words}` #{}", earlier + 1),
    }
}
