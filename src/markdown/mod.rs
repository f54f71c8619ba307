//! Markdown to text: what a reader of the rendered page would see, paragraphs apart, without marks.
//!
//! A reader of our own, for the Markdown that news is written in: pulldown-cmark 0.13.6 adds 67 KB to a wasm file after
//! wasm-opt and gzip (measured alone, for size), more than a third of the page's budget. One pass over the lines, one over
//! the letters of each paragraph. It stands in the program of the desk, which is fetched for it: few readers bring a file of Markdown.

mod front;
mod inline;
#[cfg(test)]
mod tests;

use front::front_matter;
use inline::inline;

/// The text of a Markdown file.
#[must_use]
pub fn text(source: &str) -> String {
    let source = source.trim_start_matches('\u{feff}');
    let (front, body) = front_matter(source);
    let mut page = Page::default();
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        page.line(line, lines.peek().copied().unwrap_or_default());
    }
    page.end();
    front.before(page.done, page.headline)
}

/// Paragraphs done, and the one in hand.
#[derive(Default)]
struct Page {
    done: Vec<String>,
    /// Lines of the paragraph in hand, as they stand in the file; code as it is to be shown.
    open: String,
    /// The text opens with a heading.
    headline: bool,
    /// The fence that ends the code in hand.
    fence: Option<&'static str>,
    /// In a table, whose rows are lines.
    table: bool,
}

impl Page {
    fn line(&mut self, line: &str, next: &str) {
        let line = line.trim_end_matches('\r');
        if let Some(fence) = self.fence {
            if line.trim_start().starts_with(fence) {
                self.fence = None;
                self.close(ToOwned::to_owned);
            } else {
                self.open.push_str(line);
                self.open.push('\n');
            }
            return;
        }
        // Quotation signs go, of any depth.
        let text = line.trim_start_matches([' ', '\t', '>']);
        let fence = ["```", "~~~"].into_iter().find(|f| text.starts_with(*f));
        if text.trim_end().is_empty() || fence.is_some() || is_rule(text) && self.open.is_empty() {
            self.end();
            self.fence = fence;
        } else if text.trim_end().trim_matches('=').is_empty()
            || text.starts_with("--") && is_rule(text)
        {
            self.heading(); // the line below a heading
        } else if is_rule(text) {
            self.end();
        } else if text.starts_with('#') && text.trim_start_matches('#').starts_with([' ', '\t']) {
            self.end();
            let words = text.trim_start_matches('#').trim();
            let closed = words.trim_end_matches('#');
            self.open
                .push_str(if closed.ends_with(' ') { closed } else { words });
            self.heading();
        } else if self.table || is_below_table_head(next) && text.contains('|') {
            if !self.table {
                self.end();
                self.table = true;
            }
            self.row(text);
        } else if is_definition(text) {
            self.end();
        } else {
            self.words(text);
        }
    }

    /// A line of running text; an item of a list begins a paragraph.
    fn words(&mut self, text: &str) {
        let item = ["- ", "* ", "+ "].iter().find_map(|b| text.strip_prefix(b));
        let note = text.strip_prefix("[^").and_then(|t| t.split_once("]:"));
        // "12. An item", and no line that happens to begin with a year.
        let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = matches!(text.len() - after.len(), 1..=2);
        let numbered = is_number && (after.starts_with(". ") || after.starts_with(") "));
        if item.is_some() || note.is_some() || numbered {
            self.end();
        }
        let text = item.or(note.map(|n| n.1)).unwrap_or(text).trim_start();
        let text = ["[ ] ", "[x] "]
            .iter()
            .find_map(|b| text.strip_prefix(b))
            .unwrap_or(text);
        if !self.open.is_empty() && !self.open.ends_with('\n') {
            self.open.push(' ');
        }
        // Two spaces, or a backslash, at the end of a line break it.
        let broken = text.ends_with("  ") || text.ends_with('\\');
        self.open.push_str(text.trim_end_matches([' ', '\t', '\\']));
        if broken {
            self.open.push('\n');
        }
    }

    /// Cells by tab; the line of dashes goes.
    fn row(&mut self, text: &str) {
        if is_below_table_head(text) {
            return;
        }
        let row = text.trim().trim_matches('|');
        let mut before = ' ';
        for c in row.chars() {
            match c {
                '|' if before == '\\' => {
                    self.open.pop();
                    self.open.push('|');
                }
                '|' => {
                    self.open.truncate(self.open.trim_end_matches(' ').len());
                    self.open.push('\t');
                }
                ' ' if self.open.ends_with(['\t', '\n']) => {}
                _ => self.open.push(c),
            }
            before = c;
        }
        self.open.truncate(self.open.trim_end_matches(' ').len());
        self.open.push('\n');
    }

    fn heading(&mut self) {
        self.headline |= self.done.is_empty() && !self.open.is_empty();
        self.end();
    }

    /// The paragraph in hand is over.
    fn end(&mut self) {
        self.table = false;
        if self.fence.is_none() {
            self.close(inline);
        }
    }

    fn close(&mut self, read: fn(&str) -> String) {
        let words = read(&core::mem::take(&mut self.open));
        let words = words.trim_matches([' ', '\t', '\n']);
        if !words.is_empty() {
            self.done.push(words.to_owned());
        }
    }
}

/// `---`, `***`, `_ _ _`.
fn is_rule(line: &str) -> bool {
    let sign = line.chars().next().unwrap_or_default();
    let is_sign = |c: &char| *c == sign;
    let others = line.chars().any(|c| c != sign && !c.is_whitespace());
    matches!(sign, '-' | '*' | '_') && !others && line.chars().filter(is_sign).count() > 2
}

/// `| --- | :-: |`.
fn is_below_table_head(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>']);
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '\r'))
}

/// `[1]: https://example.org "Title"`: where a link goes.
fn is_definition(line: &str) -> bool {
    line.strip_prefix('[')
        .filter(|l| !l.starts_with('^'))
        .and_then(|l| l.split_once("]:"))
        .is_some_and(|(name, goal)| !name.contains(']') && is_goal(goal.trim()))
}

fn is_goal(words: &str) -> bool {
    let goal = words.split_whitespace().next().unwrap_or_default();
    goal.contains("://") || goal.starts_with(['/', '.', '#', '<'])
}
