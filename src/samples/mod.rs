//! Two articles to try the page with, written for it; they are part of the program, so showing one asks no server.

/// A sample article.
pub struct Sample {
    /// What stands on its button.
    pub headline: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// The article.
    pub text: &'static str,
}

/// The samples, in the order in which they are shown.
pub const SAMPLES: [Sample; 2] = [
    Sample {
        headline: "Ankara agrees to reopen Black Sea ferry line",
        about: "Two ministers, an economist, and two places called Georgia",
        text: include_str!("ferry.txt"),
    },
    Sample {
        headline: "Mayor of Paris: ‘We will not close a library’",
        about: "A vote, a leaking courthouse, and the other Paris",
        text: include_str!("library.txt"),
    },
];
