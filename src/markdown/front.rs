//! The front matter of a Markdown file: headline, author and date.

/// What the front matter of a file says of the article.
#[derive(Default)]
pub(super) struct Front {
    title: String,
    author: String,
    date: String,
}

/// The lines between `---` and `---` (or `+++`) at the very start, and the text below them.
pub(super) fn front_matter(source: &str) -> (Front, &str) {
    let mut front = Front::default();
    let Some((fence, rest)) = source.split_once('\n') else {
        return (front, source);
    };
    let fence = fence.trim_end();
    if !matches!(fence, "---" | "+++") {
        return (front, source);
    }
    let mut at = 0;
    let mut key = "";
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_end();
        if line == fence || line == "..." {
            return (front, &rest[at..]);
        }
        // A list goes on below its key: "authors:", "  - Nora Whitfield".
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            front.add(key, item);
        } else if let Some((name, value)) = line.split_once([':', '=']) {
            key = name.trim();
            front.add(key, value);
        }
    }
    (Front::default(), source)
}

impl Front {
    fn add(&mut self, key: &str, value: &str) {
        let field = match key {
            "title" | "headline" => &mut self.title,
            "author" | "authors" | "byline" => &mut self.author,
            "date" | "published" => &mut self.date,
            _ => return,
        };
        for value in value.trim().trim_matches(['[', ']']).split("\", \"") {
            let value = value.trim().trim_matches(['"', '\'']).trim();
            if !field.is_empty() && !value.is_empty() {
                field.push_str(", ");
            }
            field.push_str(value);
        }
    }

    /// The page with the headline, the byline and the date above it, where it has none of its own.
    pub(super) fn before(self, mut blocks: Vec<String>, headline: bool) -> String {
        let mut head = Vec::new();
        if headline {
            head.push(blocks.remove(0));
        } else if !self.title.is_empty() {
            head.push(self.title);
        }
        // What the text says itself is not said twice.
        let opens_with = |words: &str| blocks.iter().take(2).any(|b| b.contains(words));
        if !self.author.is_empty() && !opens_with(&self.author) {
            let by = if self.author.starts_with("By ") {
                ""
            } else {
                "By "
            };
            head.push([by, &self.author].concat());
        }
        // Of "2026-01-31T12:00:00Z" the day.
        let day = self.date.split(['T', ' ']).next().unwrap_or_default();
        let is_number = day.starts_with(|c: char| c.is_ascii_digit()) && day.len() == 10;
        let date = if is_number { day } else { &self.date };
        if !date.is_empty() && !opens_with(date) {
            head.push(date.to_owned());
        }
        head.append(&mut blocks);
        head.join("\n\n")
    }
}
