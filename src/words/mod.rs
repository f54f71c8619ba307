//! What the page says, in the reader's language: one function for each message of `words/en/`, made by `build.rs`.
//!
//! English is compiled in, for each program the sections that it names. The page in another language (`de.html`) brings the texts of
//! all sections as one string, `globalThis.pressmarkWords`, which [`speak`] lays over the English before anything is drawn. Numbers of
//! both languages have two forms, "one" and "other"; a third language may need `Intl.PluralRules` for more.

mod reasons;
mod table;

pub use reasons::reason;
pub use table::{Part, speak};
use table::{Table, chosen, fill, parts};

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
