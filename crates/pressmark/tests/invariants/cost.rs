//! The cost of a text grows with its length and no faster.
//!
//! Cost is the time that this thread spent computing, as Linux keeps account of it: a clock on the wall would also count
//! what other programs do meanwhile.

use std::fs;
use std::time::Duration;

use crate::document;

/// Bytes of the short text.
const SHORT: usize = 40_000;

/// How many times longer the long text is.
const TIMES: usize = 16;

/// A linear pipeline takes 16 times as long, a quadratic one 256 times; between them is room for caches and memory.
const LIMIT: u32 = 100;

/// Pieces that, repeated, have made programs of this kind slow; `@` stands for a new name each time.
const PIECES: [&str; 25] = [
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
    "said that ",
    "“a” said ",
    "he said, ",
    "of the ",
    "(",
    "A. ",
    "\n",
    "“No.”\n\n",
    "👩‍🚀é",
    "Ana saw the city. ",
    "The @ Board (TB) met in Lima. ",
    "Paris, @, and @ Lake near Ohio; call 216-555-0142. ",
];

#[test]
fn a_text_sixteen_times_as_long_takes_about_sixteen_times_as_long() {
    if computing().is_none() {
        println!("skipped: this system keeps no account of a thread's time");
        return;
    }
    for piece in PIECES {
        let (short, long) = (cost(&text(piece, SHORT)), cost(&text(piece, SHORT * TIMES)));
        // Below the length of a tick the account is too coarse.
        let limit = short.max(Duration::from_millis(4)) * LIMIT;
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

/// What annotating the text costs.
fn cost(text: &str) -> Duration {
    let before = computing().unwrap_or_default();
    let found = document(text);
    assert_eq!(found.document.length.utf8 as usize, text.len());
    computing().unwrap_or_default() - before
}

/// The time that this thread has spent computing, where the system says.
fn computing() -> Option<Duration> {
    let account = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account
        .split_whitespace()
        .next()?
        .parse()
        .ok()
        .map(Duration::from_nanos)
}
