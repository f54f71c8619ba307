//! The marks inside of a paragraph: emphasis, code, links, pictures, notes, tags, references to characters.

use crate::letters::is_of_a_word;

/// A paragraph without the marks in it.
pub(super) fn inline(words: &str) -> String {
    let mut line = Inline {
        words,
        at: 0,
        out: Vec::with_capacity(words.len()),
        last: ' ',
        opened: Vec::new(),
        brackets: Vec::new(),
        unclosed: 0,
    };
    while let Some(c) = line.words[line.at..].chars().next() {
        line.step(c);
    }
    line.out.retain(|b| *b != GONE);
    String::from_utf8(line.out).unwrap_or_default()
}

/// Stands in the place of a mark that turned out to be one; no byte of a text is like it.
const GONE: u8 = 0xff;

struct Inline<'a> {
    words: &'a str,
    at: usize,
    out: Vec<u8>,
    /// The letter before.
    last: char,
    /// Where in `out` an emphasis may have begun: the sign, the place, how many signs.
    opened: Vec<(char, usize, usize)>,
    /// Where in `out` a link may have begun, and whether it is a picture.
    brackets: Vec<(usize, bool)>,
    /// Bit n: no run of n backticks follows.
    unclosed: u32,
}

impl Inline<'_> {
    fn step(&mut self, c: char) {
        let rest = &self.words[self.at..];
        match c {
            '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                self.at += 1;
                self.keep(1);
            }
            '`' => self.code(rest),
            '*' | '_' => self.emphasis(c, rest),
            '~' if rest.starts_with("~~") => self.emphasis(c, rest),
            '!' if rest.starts_with("![") => {
                self.brackets.push((self.out.len(), true));
                self.keep(2);
            }
            '[' => match footnote(rest) {
                Some(length) => self.at += length,
                None => {
                    self.brackets.push((self.out.len(), false));
                    self.keep(1);
                }
            },
            ']' => self.link(rest),
            '<' => self.tag(rest),
            '&' => self.entity(rest),
            _ => self.keep(c.len_utf8()),
        }
    }

    /// So many bytes of the text are words.
    fn keep(&mut self, bytes: usize) {
        let end = self.at + bytes;
        self.say(&self.words[self.at..end]);
        self.at = end;
    }

    fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
        self.last = words.chars().next_back().unwrap_or(self.last);
    }

    /// Code stands as it is, between runs of backticks that are equally long.
    fn code(&mut self, rest: &str) {
        let run = run(rest, '`');
        if run < 32 && self.unclosed & (1 << run) == 0 {
            let mut from = run;
            while let Some(found) = rest[from..].find(&rest[..run]) {
                let start = from + found;
                let length = self::run(&rest[start..], '`');
                if length == run {
                    self.at += start + run;
                    return self.say(rest[run..start].trim());
                }
                from = start + length;
            }
            self.unclosed |= 1 << run;
        }
        self.keep(run);
    }

    /// Signs beside a word begin or end an emphasis; those that find no partner stay.
    fn emphasis(&mut self, sign: char, rest: &str) {
        let run = run(rest, sign);
        let after = rest[run..].chars().next().unwrap_or(' ');
        let inside = sign == '_' && is_of_a_word(self.last) && is_of_a_word(after);
        let mut left = run;
        if !self.last.is_whitespace() && !inside {
            while left > 0 && self.opened.iter().rev().take(8).any(|o| o.0 == sign) {
                // An emphasis that another one crosses is none.
                let Some((begun, place, signs)) = self.opened.pop() else {
                    break;
                };
                if begun != sign {
                    continue;
                }
                let both = left.min(signs);
                let kept = place + signs - both;
                self.out[kept..place + signs].fill(GONE);
                left -= both;
                if signs > both {
                    self.opened.push((sign, place, signs - both));
                }
            }
        }
        if left > 0 && !after.is_whitespace() && !inside {
            self.opened.push((sign, self.out.len(), left));
        }
        self.at += run - left;
        self.keep(left);
    }

    /// `](address "title")` and `][name]` go with their bracket; a picture goes whole.
    fn link(&mut self, rest: &str) {
        let goal = match rest.as_bytes().get(1) {
            Some(b'(') => goal(&rest[1..]),
            Some(b'[') => rest[2..].find(['[', ']']).map(|end| end + 2),
            _ => None,
        };
        let (Some((begun, picture)), Some(length)) = (self.brackets.pop(), goal) else {
            return self.keep(1);
        };
        if picture {
            self.out.truncate(begun);
            while self.opened.last().is_some_and(|o| o.1 >= begun) {
                self.opened.pop();
            }
        } else {
            self.out[begun] = GONE;
        }
        self.at += 1 + length;
    }

    /// `<https://example.org>` is the address; a tag goes, `<br>` breaks the line.
    fn tag(&mut self, rest: &str) {
        let end = rest[1..].find(['<', '>']).map_or(0, |end| end + 1);
        let name = &rest[1..end.max(1)];
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        if !is_tag || !rest[end..].starts_with('>') {
            return self.keep(1);
        }
        self.at += end + 1;
        if name.contains("://") || name.contains('@') && !name.contains(' ') {
            self.say(name);
        } else if name.starts_with("br") {
            self.say("\n");
        }
    }

    fn entity(&mut self, rest: &str) {
        let end = rest.bytes().take(10).position(|b| b == b';').unwrap_or(1);
        let Some(c) = character(&rest[1..end]) else {
            return self.keep(1);
        };
        self.at += end + 1;
        self.say(c.encode_utf8(&mut [0; 4]));
    }
}

/// How often the sign stands here.
fn run(rest: &str, sign: char) -> usize {
    rest.len() - rest.trim_start_matches(sign).len()
}

/// Length of `[^1]`.
fn footnote(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(40).position(|b| b == b']')?;
    let name = rest[..end].strip_prefix("[^")?;
    (!name.is_empty() && !name.contains(' ')).then_some(end + 1)
}

/// Length of `(address "title")`. It never looks past the next square bracket, so that many broken links cost no more than
/// one.
fn goal(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at + 1),
            ')' => depth -= 1,
            '[' | ']' | '\n' => return None,
            _ => {}
        }
    }
    None
}

/// The character that a reference names; those of `&amp;` and of typographers.
fn character(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 13] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
    ];
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|n| n.0 == name).map(|n| n.1);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32)
}
