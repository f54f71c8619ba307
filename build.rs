//! Makes the page's words: of each message in `words/en/*.json` a function of `src/words/`, and checks `words/de/*.json` against it.
//!
//! A message is a text with slots in braces, or two texts, `one` and `other`, between which the number in the slot `n` decides. The
//! functions take the slots in the order in which English has them. `build/words.mjs` writes the file of each language from the same
//! texts in the same order: by section, within it by key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// The sections that programs read, in the order of a language's file; `html.json` and `reasons.json` are the build's own.
const SECTIONS: [&str; 4] = ["shared", "page", "article", "desk"];
/// Between the two texts of one message.
const FORMS: char = '\u{1f}';

/// The texts of one message: one, or two by number.
type Forms = Vec<String>;

fn main() {
    println!("cargo::rerun-if-changed=words");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut code = String::new();
    let (mut texts, mut translated) = (Vec::new(), Vec::new());
    for section in SECTIONS {
        let english = read("en", section);
        let german = read("de", section);
        check(section, &english, &german);
        code += &module(section, texts.len(), &english);
        texts.extend(english.values().map(|forms| coded(forms, &slots(forms))));
        translated.extend(
            german
                .iter()
                .map(|(key, forms)| coded(forms, &slots(&english[key]))),
        );
    }
    let _ = writeln!(
        code,
        "/// Messages of all sections.\nconst MESSAGES: usize = {};",
        texts.len()
    );
    code += "/// Their texts, one a line.\n#[cfg(any(debug_assertions, not(target_arch = \"wasm32\")))]\nconst ENGLISH: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/english.txt\"));\n";
    let write = |name: &str, content: &str| {
        fs::write(Path::new(&out).join(name), content).expect("cargo's folder can be written to");
    };
    translated.extend(reasons());
    write("english.txt", &texts.join("\n"));
    // What a test speaks; the page's own file is the build's.
    write("german.txt", &translated.join("\n"));
    write("words.rs", &code);
}

/// The messages of a section by key.
fn read(language: &str, section: &str) -> BTreeMap<String, Forms> {
    let path = format!("words/{language}/{section}.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path} cannot be read: {e}"));
    let messages: BTreeMap<String, Value> = serde_json::from_str(&text)
        .unwrap_or_else(|e| panic!("{path} is no JSON of messages: {e}"));
    let forms = |key: &str, message: Value| match message {
        Value::String(text) => vec![text],
        Value::Object(mut forms) => ["one", "other"]
            .map(|form| match forms.remove(form) {
                Some(Value::String(text)) => text,
                _ => panic!("{path}: “{key}” has no text for “{form}”"),
            })
            .into(),
        _ => panic!("{path}: “{key}” is no text, and no object of one and other"),
    };
    messages
        .into_iter()
        .map(|(key, message)| (key.clone(), forms(&key, message)))
        .collect()
}

/// A translation has every message of the English, with the same slots, and no other.
fn check(section: &str, english: &BTreeMap<String, Forms>, german: &BTreeMap<String, Forms>) {
    let path = format!("words/de/{section}.json");
    for (key, forms) in english {
        let translated = german
            .get(key)
            .unwrap_or_else(|| panic!("{path} lacks “{key}”"));
        let sorted = |forms: &Forms| {
            let mut slots = slots(forms);
            slots.sort();
            slots
        };
        assert_eq!(
            sorted(forms),
            sorted(translated),
            "{path}: “{key}” has other slots than in English"
        );
        assert_eq!(
            forms.len(),
            translated.len(),
            "{path}: “{key}” has other forms than in English"
        );
    }
    for key in german.keys() {
        assert!(
            english.contains_key(key),
            "{path}: English knows no “{key}”"
        );
    }
}

/// The names of a message's slots, in the order in which they first stand; a number comes first.
fn slots(forms: &Forms) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if forms.len() > 1 {
        names.push("n".to_owned());
    }
    for form in forms {
        for piece in form.split('{').skip(1) {
            let (name, _) = piece
                .split_once('}')
                .unwrap_or_else(|| panic!("“{form}”: a brace is not closed"));
            if !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            }
        }
    }
    assert!(names.len() <= 8, "{forms:?} has more than eight slots");
    names
}

/// A message as the programs read it: each slot one control character, from U+0001, by its place among these names.
fn coded(forms: &Forms, slots: &[String]) -> String {
    let mut text = forms.join(&FORMS.to_string());
    assert!(
        !text.contains(['\n', '\t']),
        "“{text}” is more than one line"
    );
    for (n, name) in slots.iter().enumerate() {
        let slot = char::from(u8::try_from(n + 1).expect("there are few slots"));
        text = text.replace(&format!("{{{name}}}"), &slot.to_string());
    }
    text
}

/// Pairs of a reason of the library and its translation, as the programs read them.
fn reasons() -> Vec<String> {
    let text = fs::read_to_string("words/de/reasons.json").expect("words/de/reasons.json is there");
    let pairs: Vec<[String; 2]> =
        serde_json::from_str(&text).expect("reasons.json holds pairs of texts");
    let line = |[english, german]: [String; 2]| {
        let mut names = slots(&vec![english.clone()]);
        names.sort();
        let mut own = slots(&vec![german.clone()]);
        own.sort();
        assert_eq!(
            names, own,
            "reasons.json: “{english}” has other slots in German"
        );
        [english, german]
            .map(|text| coded(&vec![text], &names))
            .join("\t")
    };
    pairs.into_iter().map(line).collect()
}

/// The functions of a section.
fn module(section: &str, base: usize, english: &BTreeMap<String, Forms>) -> String {
    let mut code = format!(
        "/// Messages of `words/*/{section}.json`.\npub mod {section} {{\n    #[allow(unused_imports)]\n    use super::{{Part, count, fill, parts, text}};\n"
    );
    for (number, (key, forms)) in english.iter().enumerate() {
        code += &functions(base + number, key, forms);
    }
    code + "}\n"
}

/// The function of one message, and where it has slots a second one that answers its parts. They are inlined: a call by number is shorter
/// than a function for each.
fn functions(number: usize, key: &str, forms: &Forms) -> String {
    let name = key.replace('-', "_");
    let doc = forms.join("” or “");
    let slots = slots(forms);
    if slots.is_empty() {
        return format!(
            "    /// “{doc}”.\n    #[must_use]\n    #[inline(always)]\n    pub fn {name}() -> &'static str {{ text({number}) }}\n"
        );
    }
    let is_counted = forms.len() > 1;
    let taken: Vec<String> = slots
        .iter()
        .map(|slot| match is_counted && slot == "n" {
            true => "n: usize".to_owned(),
            false => format!("{slot}: &str"),
        })
        .collect();
    let taken = taken.join(", ");
    if is_counted {
        let given = slots[1..].join(", ");
        return format!(
            "    /// “{doc}”.\n    #[must_use]\n    #[inline(always)]\n    pub fn {name}({taken}) -> String {{ count(text({number}), n, &[{given}]) }}\n"
        );
    }
    let given = slots.join(", ");
    format!(
        "    /// “{doc}”.\n    #[must_use]\n    #[inline(always)]\n    pub fn {name}({taken}) -> String {{ fill(text({number}), &[{given}]) }}\n    /// The parts of “{doc}”.\n    #[must_use]\n    #[inline(always)]\n    pub fn {name}_parts() -> Vec<Part> {{ parts(text({number})) }}\n"
    )
}
