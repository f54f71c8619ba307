//! A file's bytes to text: which files can be read, in which encoding, and what to say about the others.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::{Given, annotations, html};
use crate::draft::{Draft, LARGEST};
use crate::markdown;
use crate::wording::thousands;

const OTHER: &str = "is not a text file. Pressmark opens .txt, .md and .html; from anything else, copy the text and paste it here.";

/// Reads the first of several files that can be read, and says which were not opened.
///
/// # Errors
/// Where none can be read: what to do instead.
pub async fn read_one(files: Vec<File>) -> Result<Given, String> {
    let mut failure = String::new();
    for (at, file) in files.iter().enumerate() {
        match read(file).await {
            Ok(mut given) => {
                if files.len() > 1 {
                    given.notice = Some(left(&files, at));
                }
                return Ok(given);
            }
            Err(why) if failure.is_empty() => failure = why,
            Err(_) => {}
        }
    }
    Err(failure)
}

/// Names the files beside the one that was opened, as far as a line holds them.
fn left(files: &[File], opened: usize) -> String {
    const NAMED: usize = 5;
    let mut names = String::new();
    for (at, file) in files.iter().enumerate() {
        let before = at - usize::from(at > opened);
        if at != opened && before < NAMED {
            names.push_str(if before > 0 { "”, “" } else { "" });
            names.push_str(&file.name());
        }
    }
    let more = files.len() - 1;
    let more = match more.saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {} more", thousands(more)),
    };
    format!(
        "Opened “{}”. Pressmark reads one article at a time; not opened: “{names}”{more}.",
        files[opened].name()
    )
}

/// Reads a file the reader opened or dropped; the error says what to do instead.
///
/// # Errors
/// Where the file is too large, is not text, or cannot be read.
pub async fn read(file: &File) -> Result<Given, String> {
    let name = file.name();
    if file.size() > LARGEST as f64 {
        let megabytes = thousands((file.size() / 1024.0 / 1024.0) as usize);
        return Err(format!(
            "“{name}” has {megabytes} MB; the largest file that Pressmark opens has 20 MB. Paste the article’s text instead."
        ));
    }
    let kind = file.type_();
    if ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|k| kind.starts_with(k))
    {
        return Err(format!("“{name}” {OTHER}"));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| {
        format!("“{name}” could not be read. Is it still there? Try again, or paste its text.")
    })?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = decode(&bytes).map_err(|why| format!("“{name}” {why}"))?;
    if text.trim().is_empty() {
        return Err(format!(
            "“{name}” has no text in it. Choose another file, or paste the article."
        ));
    }
    match annotations::read(&text, &name) {
        Some(given) => given,
        None => Ok(as_draft(&name, &text).into()),
    }
}

fn as_draft(name: &str, text: &str) -> Draft {
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    let markup = ends(&[".html", ".htm", ".xhtml"]);
    let read = if markup {
        html::page_text(text)
    } else if ends(&[".md", ".markdown"]) {
        markdown::text(text)
    } else {
        String::new()
    };
    if read.is_empty() {
        return Draft::plain(text);
    }
    Draft {
        from_html: markup,
        ..Draft::plain(&read)
    }
}

/// What the bytes of a file look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text in the encoding named.
    Text(&'static str),
    /// Not text; the words say what it is and what to do.
    Binary(&'static str),
}

/// Tells text from other files by their first bytes.
#[must_use]
pub fn content(bytes: &[u8]) -> Content {
    const PDF: &str = "is a PDF. Open it, select the article’s text, copy it and paste it here.";
    const OFFICE: &str = "is a document of a word processor, or an archive. Open it, copy the article’s text and paste it here.";
    const ENCODING: &str = "is not text in an encoding that Pressmark knows. If it is text, save it as UTF-8, or copy the text and paste it here.";
    match bytes {
        [0xff, 0xd8, 0xff, ..] | [0x1f, 0x8b, ..] => Content::Binary(OTHER),
        [0xef, 0xbb, 0xbf, ..] => Content::Text("utf-8"),
        [0xff, 0xfe, ..] => Content::Text("utf-16le"),
        [0xfe, 0xff, ..] => Content::Text("utf-16be"),
        [b'%', b'P', b'D', b'F', ..] => Content::Binary(PDF),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Content::Binary(OFFICE),
        [b'{', b'\\', b'r', b't', b'f', ..] => Content::Binary(OFFICE),
        _ => {
            let head = &bytes[..bytes.len().min(64 * 1024)];
            let odd = head
                .iter()
                .filter(|b| b.is_ascii_control() && !matches!(b, 9 | 10 | 12 | 13 | 27))
                .count();
            let high = head.iter().filter(|b| !b.is_ascii()).count();
            if odd * 100 > head.len() || head.contains(&0) {
                Content::Binary(OTHER)
            } else if core::str::from_utf8(bytes).is_ok() {
                Content::Text("utf-8")
            } else if high * 4 > head.len() {
                Content::Binary(ENCODING)
            } else {
                Content::Text("windows-1252")
            }
        }
    }
}

fn decode(bytes: &[u8]) -> Result<String, String> {
    let encoding = match content(bytes) {
        Content::Text(encoding) => encoding,
        Content::Binary(why) => return Err(why.into()),
    };
    let failed =
        |_: JsValue| "could not be decoded. Save it as UTF-8, or paste its text.".to_owned();
    let options = TextDecoderOptions::new();
    // A byte-order mark is kept here: the worker removes it and says so in the annotation document.
    js_sys::Reflect::set(options.unchecked_ref(), &"ignoreBOM".into(), &JsValue::TRUE)
        .map_err(failed)?;
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).map_err(failed)?;
    decoder.decode_with_u8_array(bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_other_files() {
        assert_eq!(content("Plain — text\n".as_bytes()), Content::Text("utf-8"));
        assert_eq!(content(b"caf\xe9 society"), Content::Text("windows-1252"));
        assert_eq!(content(b"\xff\xfea\0b\0"), Content::Text("utf-16le"));
        assert_eq!(content(b""), Content::Text("utf-8"));
        for binary in [
            &b"%PDF-1.7 ..."[..],
            b"PK\x03\x04....",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"abc\0def",
            b"\xff\xd8\xff\xff\xff",
            &[0xe9; 40],
        ] {
            assert!(matches!(content(binary), Content::Binary(_)));
        }
    }
}
