//! What the page says, in the reader's language: one function for each message of `words/en/`, made by `build.rs`.
//!
//! The programs hold no texts: the page of a language brings them as one string, `globalThis.pressmarkWords`, and [`speak`] takes it
//! before anything is drawn. Where there is no such page (on this side of a browser, in tests) English is compiled in. Numbers of both
//! languages have two forms, "one" and "other"; a third language may need `Intl.PluralRules` for more.

mod reasons;
mod table;

pub use reasons::reason;
pub use table::{Part, speak};
use table::{count, fill, parts, text};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A number with its thousands apart: "12,345".
#[must_use]
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push_str(shared::thousands_mark());
        }
        grouped.push(digit);
    }
    grouped
}
