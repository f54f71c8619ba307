//! Two articles to try the page with, written for it. They stand in `index.html`, so showing one asks no server, and whoever
//! brings a text of their own has no program that waits for them.

use crate::browser::dom;
use crate::words::page;

/// A sample article.
pub struct Sample {
    /// What stands on its button.
    pub headline: &'static str,
    /// What it shows.
    pub about: fn() -> &'static str,
    /// The id of the element that holds the article; it has no sign that markup would write otherwise.
    id: &'static str,
}

/// The samples, in the order in which they are shown.
pub static SAMPLES: [Sample; 2] = [
    Sample {
        headline: "Ankara agrees to reopen Black Sea ferry line",
        about: page::sample_ferry,
        id: "sample-ferry",
    },
    Sample {
        headline: "Mayor of Paris: ‘We will not close a library’",
        about: page::sample_library,
        id: "sample-library",
    },
];

impl Sample {
    /// The article.
    #[must_use]
    pub fn text(&self) -> String {
        dom::by_id(self.id).map_or_else(String::new, |e| e.inner_html())
    }
}
