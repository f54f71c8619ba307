//! The shape of the library: rooms that import one another in no circle, files and functions that can be read at once,
//! indices that say what they index.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file, its tests included.
const FILE: usize = 400;
/// Lines of a function.
const FUNCTION: usize = 60;

/// Every source file of the pipeline, by its path below `src`.
fn sources() -> BTreeMap<String, String> {
    sources_of(env!("CARGO_MANIFEST_DIR"))
}

/// Those of the pipeline and of its networks.
fn all_sources() -> impl Iterator<Item = (String, String)> {
    let networks = concat!(env!("CARGO_MANIFEST_DIR"), "/../pressmark-networks");
    sources().into_iter().chain(sources_of(networks))
}

fn sources_of(package: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of src") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    let root = Path::new(package).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file");
        let below = path.strip_prefix(&root).expect("below src");
        (below.to_string_lossy().replace('\\', "/"), text)
    };
    files.into_iter().map(read).collect()
}

/// The room that a file belongs to: its folder below `src`, or itself.
fn room(path: &str) -> &str {
    path.split('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".rs")
}

/// The rooms that a file names by `crate::`; what its tests name does not count.
fn imports(source: &str) -> BTreeSet<&str> {
    let code = source
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(source);
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms = BTreeSet::new();
    for line in lines {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or(list).split(", ").collect(),
                None => vec![rest],
            };
            rooms.extend(names.into_iter().filter_map(|name| {
                let end = name.find(|c: char| !(c.is_ascii_lowercase() || c == '_'));
                let name = &name[..end.unwrap_or(name.len())];
                (!name.is_empty()).then_some(name)
            }));
        }
    }
    rooms
}

#[test]
fn no_room_imports_itself_by_way_of_others() {
    let sources = sources();
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, source) in &sources {
        if path == "lib.rs" || path.ends_with("tests.rs") {
            continue;
        }
        let room = room(path);
        let others = imports(source).into_iter().filter(|other| *other != room);
        graph.entry(room).or_default().extend(others);
    }
    assert!(graph["pipeline"].contains("quotes"), "imports are read");
    // Rooms that import nothing that is left are taken away; what remains is a circle.
    loop {
        let free: Vec<&str> = graph
            .iter()
            .filter(|(_, imports)| imports.iter().all(|room| !graph.contains_key(room)))
            .map(|(room, _)| *room)
            .collect();
        if free.is_empty() {
            break;
        }
        for room in free {
            graph.remove(room);
        }
    }
    assert!(graph.is_empty(), "a circle of imports: {graph:?}");
}

#[test]
fn files_are_short() {
    let long: Vec<String> = all_sources()
        .map(|(path, source)| (path, source.lines().count()))
        .filter(|(_, lines)| *lines > FILE)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "more than {FILE} lines: {long:#?}");
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for (path, source) in all_sources() {
        // The line and the indent of the function that is open.
        let mut open: Option<(usize, String)> = None;
        for (n, line) in source.lines().enumerate() {
            let bare = line.trim_start();
            let indent = &line[..line.len() - bare.len()];
            let words = bare.trim_start_matches("pub ").trim_start_matches("const ");
            let is_function =
                words.starts_with("fn ") || bare.starts_with("pub(") && bare.contains(") fn ");
            if is_function && open.is_none() {
                open = Some((n, indent.to_owned()));
            }
            let Some((begin, start)) = &open else {
                continue;
            };
            if line == format!("{start}}}") || *begin == n && bare.ends_with('}') {
                if n - begin + 1 > FUNCTION {
                    long.push(format!("{path}:{}: {} lines", begin + 1, n - begin + 1));
                }
                open = None;
            }
        }
    }
    assert!(long.is_empty(), "more than {FUNCTION} lines: {long:#?}");
}

/// What stands in a list, and has an index of its own type.
const INDEXED: [&str; 13] = [
    "sentence",
    "paragraph",
    "run",
    "quotation",
    "phrase",
    "clause",
    "group",
    "name",
    "mention",
    "entity",
    "quote",
    "draft",
    "speaker",
];

/// The field, parameter or table of one of these, or of one for each of something (`draft_of_run`), that is a bare number.
fn bare_index(line: &str) -> Option<&str> {
    let code = line.split("//").next().unwrap_or(line);
    let declared = code.match_indices(": ").map(|(at, colon)| {
        let mut words = code[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_'));
        let name = words.next().unwrap_or_default();
        let after = &code[at + colon.len()..];
        let ends = after.find([',', ')', ';', ' ', '|', '{']);
        (name, &after[..ends.unwrap_or(after.len())])
    });
    let is_bare = |written: &str| {
        let wrapped = ["&", "[", "Option<", "Vec<"];
        let inner = (0..4).fold(written, |inner, _| {
            let outer = wrapped.iter().find_map(|open| inner.strip_prefix(open));
            outer.unwrap_or(inner)
        });
        inner.trim_end_matches(['>', ']']) == "usize"
    };
    let points = |name: &str| INDEXED.contains(&name.split("_of_").next().unwrap_or(name));
    let mut found = declared.filter(|(name, written)| points(name) && is_bare(written));
    found.next().map(|(name, _)| name)
}

#[test]
fn only_tokens_are_pointed_at_by_bare_numbers() {
    assert_eq!(
        bare_index("    fn carry(&mut self, run: usize) {"),
        Some("run")
    );
    assert_eq!(
        bare_index("    draft_of_run: Vec<Option<usize>>,"),
        Some("draft_of_run")
    );
    assert_eq!(bare_index("    run: Range<usize>, token: usize,"), None);
    let mut bare = Vec::new();
    for (path, source) in sources() {
        for (n, line) in source.lines().enumerate() {
            if let Some(name) = bare_index(line) {
                bare.push(format!("{path}:{}: {name}", n + 1));
            }
        }
    }
    assert!(bare.is_empty(), "bare numbers: {bare:#?}");
}
