//! Time stamps of live blogs: “13.31 GMT” on a line of its own or at the head of an entry, “2h ago”, “Updated at 15.02 BST”.
//!
//! A stamp is a time with a zone, or one of several bare times at the heads of lines. What stands behind it on the line begins
//! with a capital, as an entry does: “13.31 GMT on Monday” goes on with a sentence.

use super::visible_lines;
use crate::kinds::RegionKind;
use crate::text::Region;
use crate::text::span::Span;

/// One bare time at the head of a line may be anything; two are a blog's.
const BARE: usize = 2;
/// A line that holds nothing but a stamp is no longer than this.
const ALONE: usize = 60;

const ZONES: [&str; 36] = [
    "GMT", "BST", "UTC", "CEST", "CET", "EEST", "EET", "WEST", "WET", "EST", "EDT", "ET", "CST",
    "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "AKST", "IST", "PKT", "JST", "KST", "HKT",
    "SGT", "AEST", "AEDT", "ACST", "AWST", "NZST", "NZDT", "MSK", "SAST",
];
/// Words that may stand before a stamp on a line of its own.
const BEFORE: [&str; 5] = [
    "Last updated at",
    "Updated at",
    "Posted at",
    "Updated",
    "Posted",
];
const UNITS: [&str; 14] = [
    "s", "m", "h", "d", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day",
    "days",
];
const CALENDAR: [&str; 19] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The stamps of the text, in order.
pub(super) fn find(text: &str) -> Vec<Region> {
    let found: Vec<(Span, Stamp)> = visible_lines(text)
        .filter_map(|line| {
            let stamp = at_head(line.of(text))?;
            let start = line.start as usize;
            Some((Span::new(start, start + stamp.length), stamp))
        })
        .collect();
    let bare = found.iter().filter(|(_, stamp)| !stamp.is_sure).count();
    found
        .into_iter()
        .filter(|(_, stamp)| stamp.is_sure || bare >= BARE)
        .map(|(span, _)| Region {
            span,
            kind: RegionKind::Timestamp,
        })
        .collect()
}

/// A stamp with which a line begins.
struct Stamp {
    /// Bytes of the line, with the dash behind the time.
    length: usize,
    /// It bears a zone, or says that it is one.
    is_sure: bool,
}

fn at_head(line: &str) -> Option<Stamp> {
    if let Some(stamp) = alone(line) {
        return Some(stamp);
    }
    let time = time(line)?;
    let zone = zone(&line[time..]);
    let end = time + zone.unwrap_or(0);
    let rest = &line[end..];
    let entry = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—|:•".contains(c));
    let first = entry.chars().next()?;
    let apart = rest.len() > entry.len() || zone.is_some();
    let begins = first.is_uppercase() || matches!(first, '“' | '"' | '‘' | '\'' | '«');
    let marks = rest[..rest.len() - entry.len()].trim_end();
    (apart && begins).then_some(Stamp {
        length: end + marks.len(),
        is_sure: zone.is_some(),
    })
}

/// Nothing but a stamp on the line: with words such as “Updated at” before it, and the date on either side.
fn alone(line: &str) -> Option<Stamp> {
    if line.len() > ALONE {
        return None;
    }
    let whole = |is_sure| {
        Some(Stamp {
            length: line.len(),
            is_sure,
        })
    };
    let said = BEFORE.iter().find_map(|before| line.strip_prefix(before));
    let rest = said.unwrap_or(line).trim_start_matches([' ', ':']);
    if let Some(ago) = rest.strip_suffix(" ago") {
        return is_span_of_time(ago).then(|| whole(true)).flatten();
    }
    let rest = rest.trim_start_matches('(').trim_end_matches(')');
    let start = rest
        .char_indices()
        .find(|&(at, c)| c.is_ascii_digit() && time(&rest[at..]).is_some())
        .map(|(at, _)| at)?;
    let end = start + time(&rest[start..])?;
    let zone = zone(&rest[end..]);
    let behind = &rest[end + zone.unwrap_or(0)..];
    (is_date(&rest[..start]) && is_date(behind))
        .then(|| whole(zone.is_some() || said.is_some()))
        .flatten()
}

/// “2h”, “11 minutes”.
fn is_span_of_time(words: &str) -> bool {
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && UNITS.contains(&words[digits..].trim_start())
}

/// “Fri 24 Nov 2023”, “, November 24, 2025”; nothing at all.
fn is_date(words: &str) -> bool {
    words
        .split(|c: char| c.is_whitespace() || ",.·|–-".contains(c))
        .all(is_part_of_date)
}

/// “Fri”, “November”, “24”, “06:30”; nothing at all.
pub(super) fn is_part_of_date(word: &str) -> bool {
    let number = word.len() <= 5 && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let name = word.get(..3).map(str::to_lowercase);
    number || name.is_some_and(|name| CALENDAR.contains(&&name[..]))
}

/// Bytes of a time of day: “13.31”, “9:05”, “1:31 p.m.”, “6pm”.
fn time(words: &str) -> Option<usize> {
    let digits = |from: usize| words[from..].bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(0);
    let fits = |number: &str, below: u32| number.parse().is_ok_and(|n: u32| n < below);
    if !(1..=2).contains(&hour) || !fits(&words[..hour], 25) {
        return None;
    }
    let mut end = hour;
    if words[hour..].starts_with([':', '.']) && digits(hour + 1) == 2 {
        let minute = &words[hour + 1..hour + 3];
        end = fits(minute, 60).then_some(hour + 3)?;
    }
    let half = ["am", "pm", "a.m.", "p.m.", "AM", "PM"]
        .iter()
        .find_map(|half| {
            let rest = words[end..].trim_start_matches(' ');
            let after = rest.strip_prefix(half)?;
            let closed = !after.starts_with(|c: char| c.is_lowercase());
            closed.then_some(words.len() - after.len())
        });
    match half {
        Some(half) => Some(half),
        None => (end > hour && !words[end..].starts_with(['.', ',', ':', '%'])).then_some(end),
    }
}

/// Bytes of the space and the zone behind a time. A name may be glued to it: “13.31 GMTWhite Helmets”.
fn zone(words: &str) -> Option<usize> {
    let rest = words.trim_start_matches(' ');
    let zone = ZONES.iter().find(|zone| {
        rest.strip_prefix(**zone).is_some_and(|after| {
            let mut letters = after.chars();
            match letters.next() {
                Some(c) if c.is_uppercase() => letters.next().is_some_and(char::is_lowercase),
                Some(c) => !c.is_alphanumeric(),
                None => true,
            }
        })
    })?;
    Some(words.len() - rest.len() + zone.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> Vec<&str> {
        find(text).iter().map(|r| r.span.of(text)).collect()
    }

    #[test]
    fn times_with_a_zone() {
        for (line, stamp) in [
            ("13.31 GMT", "13.31 GMT"),
            ("13.31 GMT White Helmets dug all night.", "13.31 GMT"),
            ("13.31 GMTWhite Helmets dug all night.", "13.31 GMT"),
            ("9:05 BST – The mayor spoke.", "9:05 BST –"),
            (
                "1:31 p.m. ET, November 24, 2025",
                "1:31 p.m. ET, November 24, 2025",
            ),
            ("Fri 24 Nov 2023 13.31 GMT", "Fri 24 Nov 2023 13.31 GMT"),
            ("Updated at 15.02 BST", "Updated at 15.02 BST"),
            ("2h ago", "2h ago"),
            ("11 minutes ago", "11 minutes ago"),
            ("6pm ET “We are ready,” she said.", "6pm ET"),
        ] {
            assert_eq!(found(line), [stamp], "{line}");
        }
    }

    #[test]
    fn bare_times_are_stamps_where_there_are_several() {
        assert_eq!(
            found("13:31 The mayor spoke.\n\nIt rained.\n\n13:48\nRuth Hollis left."),
            ["13:31", "13:48"]
        );
        assert!(found("13:31 The mayor spoke.").is_empty());
    }

    #[test]
    fn sentences_and_numbers_are_none() {
        for line in [
            "13.31 GMT on Monday was the time.",
            "At 13.31 GMT the mayor spoke.",
            "3.14 Is a number.",
            "2.50 Euros was the price. ",
            "The mayor spoke 2h ago",
            "25:99 GMT Nobody came.",
            "1.5% of all. 2.5% More.",
            "7 May 2023",
        ] {
            assert!(found(line).is_empty(), "{line}: {:?}", found(line));
        }
    }
}
