//! Makes the page's words: of each message in `words/en/*.json` a function of `src/words/`, and checks `words/de/*.json` against it.
//!
//! A message is a text with slots in braces, or two texts, `one` and `other`, between which the number in the slot `n` decides. The
//! functions take the slots in the order in which English has them. `build/words.mjs` writes the other language's file from the same
//! texts in the same order: by section, within it by key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// The sections that programs read, in the order of the other language's file; `html.json` and `reasons.json` are the build's own.
const SECTIONS: [&str; 4] = ["shared", "page", "article", "desk"];
/// Between the two texts of one message.
const FORMS: char = '\u{1f}';

/// The texts of one message: one, or two by number.
type Forms = Vec<String>;

fn main() {
    println!("cargo::rerun-if-changed=words");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut code = String::new();
    let mut base = 0;
    for section in SECTIONS {
        let english = read("en", section);
        check(section, &english, &read("de", section));
        let table: Vec<String> = english.values().map(|forms| coded(forms, forms)).collect();
        let table = table.join("\n");
        fs::write(Path::new(&out).join(format!("{section}.txt")), table)
            .expect("the words can be written");
        code += &module(section, base, &english);
        base += english.len();
    }
    let _ = writeln!(
        code,
        "/// Messages of all sections.\nconst MESSAGES: usize = {base};"
    );
    fs::write(Path::new(&out).join("words.rs"), code).expect("the words can be written");
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

/// A message as the table holds it: each slot one control character, from U+0001, by its place in English.
fn coded(forms: &Forms, english: &Forms) -> String {
    let mut text = forms.join(&FORMS.to_string());
    assert!(!text.contains('\n'), "“{text}” has more than one line");
    for (n, name) in slots(english).iter().enumerate() {
        let slot = char::from(u8::try_from(n + 1).expect("there are few slots"));
        text = text.replace(&format!("{{{name}}}"), &slot.to_string());
    }
    text
}

/// The functions of a section.
fn module(section: &str, base: usize, english: &BTreeMap<String, Forms>) -> String {
    let mut code = format!(
        "/// Messages of `words/*/{section}.json`.\npub mod {section} {{\n    #[allow(unused_imports)]\n    use super::{{Part, Table, chosen, fill, parts, thousands}};\n    static TABLE: Table = Table::new({base}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{section}.txt\")));\n"
    );
    for (number, (key, forms)) in english.iter().enumerate() {
        code += &functions(number, key, forms);
    }
    code + "}\n"
}

/// The function of one message, and where it has slots a second one that answers its parts.
fn functions(number: usize, key: &str, forms: &Forms) -> String {
    let name = key.replace('-', "_");
    let doc = forms.join("” or “");
    let slots = slots(forms);
    let text = format!("TABLE.get({number})");
    if slots.is_empty() {
        return format!(
            "    /// “{doc}”.\n    #[must_use]\n    pub fn {name}() -> &'static str {{ {text} }}\n"
        );
    }
    let is_counted = forms.len() > 1;
    let kind = |slot: &String| {
        if is_counted && slot == "n" {
            "n: usize".to_owned()
        } else {
            format!("{slot}: &str")
        }
    };
    let value = |slot: &String| {
        if is_counted && slot == "n" {
            "&thousands(n)".to_owned()
        } else {
            slot.clone()
        }
    };
    let taken: Vec<String> = slots.iter().map(kind).collect();
    let given: Vec<String> = slots.iter().map(value).collect();
    let (text, number) = if is_counted {
        (format!("chosen({text}, n)"), "n: usize")
    } else {
        (text, "")
    };
    format!(
        "    /// “{doc}”.\n    #[must_use]\n    pub fn {name}({}) -> String {{ fill({text}, &[{}]) }}\n    /// The parts of “{doc}”.\n    #[must_use]\n    pub fn {name}_parts({number}) -> Vec<Part> {{ parts({text}) }}\n",
        taken.join(", "),
        given.join(", ")
    )
}
