//! How the word lists are written: one entry a line, fields between `|`, several entries of a field between commas; `#`
//! begins a comment; `[name: comment]` opens a section. The lists of `crates/pressmark-train` are written the same way.

use std::sync::OnceLock;

/// A list of `data`, as the build script has written it: without comments.
macro_rules! word_list {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

pub(crate) use word_list;

/// The lines of a list of which each begins with a letter: how many bytes of the line before stand before the rest ("a" for none).
pub(crate) fn unfold(table: &str, mut each: impl FnMut(&str)) {
    let mut line = String::new();
    for folded in table.lines() {
        let (shared, rest) = folded.split_at(1);
        line.truncate(usize::from(shared.as_bytes()[0] - b'a'));
        line.push_str(rest);
        each(&line);
    }
}

/// The whole of such a list, for those who keep its words; made once.
pub(crate) fn unfolded(table: &str, whole: &'static OnceLock<String>) -> &'static str {
    whole.get_or_init(|| {
        let mut lines = String::new();
        unfold(table, |line| {
            lines.push_str(line);
            lines.push('\n');
        });
        lines
    })
}

/// Lines with something on them.
pub fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The fields of a line; missing ones are empty.
#[must_use]
pub fn fields<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut out = [""; N];
    for (field, value) in out.iter_mut().zip(line.split('|')) {
        *field = value.trim();
    }
    out
}

/// The entries of a field.
pub fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// The heading of a section, `[name: comment]`, without its comment.
#[must_use]
pub fn heading(line: &'static str) -> Option<&'static str> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split(':').next().unwrap_or_default().trim())
}
