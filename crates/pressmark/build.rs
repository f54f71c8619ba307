//! Brings the lists of `data` into the shape in which they are compiled in: without comments, and the longest lists in the order of
//! their letters, of each line only what differs from the line before. It makes the worker 8 KB smaller after gzip.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Lists of which each line leaves out its beginning; `list_format::unfold` reads them.
const FOLDED: [&str; 4] = [
    "cities.txt",
    "common_words.txt",
    "given_names.txt",
    "peoples.txt",
];

/// A line shares at most so many bytes with the one before: as many as there are letters to say it.
const MOST: usize = 25;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            write(&path, &out)?;
        }
    }
    Ok(())
}

fn write(path: &Path, out: &Path) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default();
    let list = fs::read_to_string(path)?;
    let lines = list.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut lines: Vec<&str> = lines.collect();
    let is_folded = FOLDED.iter().any(|folded| name == *folded);
    if is_folded {
        lines.sort_unstable();
    }
    let mut written = String::new();
    let mut before = "";
    for line in lines {
        if is_folded {
            let shared = shared(before, line);
            written.push(char::from(b'a' + shared as u8));
            written.push_str(&line[shared..]);
        } else {
            written.push_str(line);
        }
        written.push('\n');
        before = line;
    }
    fs::write(out.join(name), written)
}

/// How many bytes both lines begin with.
fn shared(before: &str, line: &str) -> usize {
    let letters = before.chars().zip(line.char_indices());
    let shared = letters.take_while(|(a, (at, b))| a == b && at + b.len_utf8() <= MOST);
    shared.map(|(letter, _)| letter.len_utf8()).sum()
}
