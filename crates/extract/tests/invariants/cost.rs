//! The cost of a text grows with its length and no faster.

#![allow(
    clippy::disallowed_types,
    reason = "the clock is banned for the browser's sake; this is a native test"
)]

use std::time::{Duration, Instant};

use crate::document;

/// How many times longer the long text is.
const TIMES: usize = 16;

/// A linear pipeline takes 16 times as long, a quadratic one 256 times; between them is room for a busy machine.
const LIMIT: u32 = 100;

/// Pieces that, repeated, have made programs of this kind slow.
const PIECES: [&str; 16] = [
    "word ",
    "Anna ",
    "Anna Berg said “yes.” ",
    "Anna Berg said “yes.”\n\n",
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
    "👩‍🚀é",
];

#[test]
fn a_text_sixteen_times_as_long_takes_about_sixteen_times_as_long() {
    for piece in PIECES {
        let count = 40_000 / piece.len();
        let (short, long) = (
            fastest(&piece.repeat(count)),
            fastest(&piece.repeat(count * TIMES)),
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
