//! The cost of a text grows with its length and no faster.

#![allow(
    clippy::disallowed_types,
    reason = "the clock is banned for the browser's sake; this is a native test"
)]

use std::time::{Duration, Instant};

use crate::document;

/// Bytes of the short text.
const SHORT: usize = 40_000;

/// How many times longer the long text is.
const TIMES: usize = 16;

/// A linear pipeline takes 16 times as long, a quadratic one 256 times; between them is room for a busy machine.
const LIMIT: u32 = 100;

/// Pieces that, repeated, have made programs of this kind slow; `@` stands for a new name each time.
const PIECES: [&str; 20] = [
    "word ",
    "Anna ",
    "Anna Berg said “yes.” ",
    "Anna Berg said “yes.”\n\n",
    "Anna @ said “yes.”\n\n",
    "@ ",
    "Anna @ met @ in @, and he said @ was late. ",
    "“",
    "“a ‘b ",
    "\" ' ",
    "AnnaAnna",
    "Anna BergAnna Berg MORE ",
    "said ",
    "he said, ",
    "of the ",
    "(",
    "A. ",
    "\n",
    "“No.”\n\n",
    "👩‍🚀é",
];

#[test]
fn a_text_sixteen_times_as_long_takes_about_sixteen_times_as_long() {
    for piece in PIECES {
        let (short, long) = (
            fastest(&text(piece, SHORT)),
            fastest(&text(piece, SHORT * TIMES)),
        );
        // Below a millisecond the clock and not the text is measured.
        let limit = short.max(Duration::from_millis(1)) * LIMIT;
        println!("{piece:?}: {short:?}, {long:?}");
        assert!(
            long < limit,
            "{piece:?}: {short:?} for one, {long:?} for {TIMES}"
        );
    }
}

/// The piece again and again, up to this many bytes.
fn text(piece: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    let mut names = 0;
    while text.len() < bytes {
        for c in piece.chars() {
            if c == '@' {
                names += 1;
                text.push_str(&name(names));
            } else {
                text.push(c);
            }
        }
    }
    text
}

/// A surname that no other number has: Babab, Cabab, ...
fn name(mut number: usize) -> String {
    let mut name = String::new();
    for _ in 0..4 {
        name.push(char::from(b"bcdfghjklmnprstvwz"[number % 18]));
        name.push('a');
        number /= 18;
    }
    name[..1].to_uppercase() + &name[1..] + "k"
}

/// The best of three, the one least disturbed by others.
fn fastest(text: &str) -> Duration {
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        let found = document(text);
        let taken = start.elapsed();
        assert_eq!(found.document.length.utf8 as usize, text.len());
        taken
    });
    runs.min().unwrap_or_default()
}
