//! A file's bytes to text: which files can be read, in which encoding, and what to say about the others.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::{Given, annotations, html};
use crate::draft::{Draft, LARGEST};
use crate::words::{page, thousands};

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
            names.push_str(if before > 0 {
                page::between_files()
            } else {
                ""
            });
            names.push_str(&file.name());
        }
    }
    let more = files.len() - 1;
    let name = files[opened].name();
    match more.saturating_sub(NAMED) {
        0 => page::opened_one(&name, &names),
        more => page::opened_one_more(&name, &names, &thousands(more)),
    }
}

/// Reads a file the reader opened or dropped; the error says what to do instead.
///
/// # Errors
/// Where the file is too large, is not text, or cannot be read.
pub async fn read(file: &File) -> Result<Given, String> {
    let name = file.name();
    if file.size() > LARGEST as f64 {
        let megabytes = thousands((file.size() / 1024.0 / 1024.0) as usize);
        return Err(page::file_too_long(&name, &megabytes));
    }
    let kind = file.type_();
    if ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|k| kind.starts_with(k))
    {
        return Err(page::not_a_text(&name));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| page::file_not_read(&name))?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = decode(&bytes).map_err(|why| why(&name))?;
    if text.trim().is_empty() {
        return Err(page::file_blank(&name));
    }
    match annotations::read(&text, &name) {
        Some(given) => given,
        None => Ok(as_draft(&name, &text).await.into()),
    }
}

#[wasm_bindgen]
extern "C" {
    /// The text of a Markdown file, by a program that is fetched for it; see `static/desk-loader.js`.
    #[wasm_bindgen(catch, js_name = pressmarkMarkdown)]
    fn markdown(source: &str) -> Result<Promise, JsValue>;
}

async fn as_draft(name: &str, text: &str) -> Draft {
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    let markup = ends(&[".html", ".htm", ".xhtml"]);
    let read = if markup {
        html::page_text(text)
    } else if ends(&[".md", ".markdown"]) {
        // Without a network its marks stay in the text.
        let read = match markdown(text) {
            Ok(read) => JsFuture::from(read).await.ok(),
            Err(_) => None,
        };
        read.and_then(|text| text.as_string()).unwrap_or_default()
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

/// What is said of a file, by its name.
type Why = fn(&str) -> String;

/// What the bytes of a file look like.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Text in the encoding named.
    Text(&'static str),
    /// Not text; says of a file by its name what it is and what to do.
    Binary(Why),
}

/// Tells text from other files by their first bytes.
#[must_use]
pub fn content(bytes: &[u8]) -> Content {
    match bytes {
        [0xff, 0xd8, 0xff, ..] | [0x1f, 0x8b, ..] => Content::Binary(page::not_a_text),
        [0xef, 0xbb, 0xbf, ..] => Content::Text("utf-8"),
        [0xff, 0xfe, ..] => Content::Text("utf-16le"),
        [0xfe, 0xff, ..] => Content::Text("utf-16be"),
        [b'%', b'P', b'D', b'F', ..] => Content::Binary(page::file_pdf),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Content::Binary(page::file_office),
        [b'{', b'\\', b'r', b't', b'f', ..] => Content::Binary(page::file_office),
        _ => {
            let head = &bytes[..bytes.len().min(64 * 1024)];
            let odd = head
                .iter()
                .filter(|b| b.is_ascii_control() && !matches!(b, 9 | 10 | 12 | 13 | 27))
                .count();
            let high = head.iter().filter(|b| !b.is_ascii()).count();
            if odd * 100 > head.len() || head.contains(&0) {
                Content::Binary(page::not_a_text)
            } else if core::str::from_utf8(bytes).is_ok() {
                Content::Text("utf-8")
            } else if high * 4 > head.len() {
                Content::Binary(page::file_encoding)
            } else {
                Content::Text("windows-1252")
            }
        }
    }
}

fn decode(bytes: &[u8]) -> Result<String, Why> {
    let encoding = match content(bytes) {
        Content::Text(encoding) => encoding,
        Content::Binary(why) => return Err(why),
    };
    let failed = |_: JsValue| page::file_not_decoded as Why;
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
        for (bytes, encoding) in [
            ("Plain — text\n".as_bytes(), "utf-8"),
            (b"caf\xe9 society", "windows-1252"),
            (b"\xff\xfea\0b\0", "utf-16le"),
            (b"", "utf-8"),
        ] {
            assert!(matches!(content(bytes), Content::Text(e) if e == encoding));
        }
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
