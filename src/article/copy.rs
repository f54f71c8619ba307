//! A piece of the article as it is copied: paragraphs and the headline, without anything that the page has added.

use core::ops::Range;

use pressmark::annotation::RegionKind;

use super::Article;

impl Article {
    /// The byte at which a UTF-16 unit of the text begins.
    #[must_use]
    pub fn byte_of_unit(&self, unit: u32) -> u32 {
        let mut left = unit;
        let text = self.text();
        let at = text.char_indices().find(|(_, c)| {
            let units = c.len_utf16() as u32;
            let here = left < units;
            left = left.saturating_sub(units);
            here
        });
        at.map_or(text.len(), |(byte, _)| byte) as u32
    }

    /// Some bytes of the text as HTML: `p`, `h2` for the headline, and no attribute. A piece out of one paragraph is only
    /// words, so that it can be pasted into a sentence.
    #[must_use]
    pub fn clean_html(&self, bytes: &Range<u32>) -> String {
        let mut html = String::new();
        let mut end = None;
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            let within = paragraph.bytes.start.max(bytes.start)..paragraph.bytes.end.min(bytes.end);
            if within.start >= within.end {
                continue;
            }
            let words = self.words(&within);
            if within == *bytes && within != paragraph.bytes {
                return escaped(words);
            }
            if !paragraph.continued || end.is_none() {
                html += end.unwrap_or_default();
                let is_headline = self.regions[number] == Some(RegionKind::Headline);
                let (open, close) = if is_headline {
                    ("<h2>", "</h2>")
                } else {
                    ("<p>", "</p>")
                };
                html += open;
                end = Some(close);
            }
            html += &escaped(words);
        }
        html + end.unwrap_or_default()
    }
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
