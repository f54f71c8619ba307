//! A web page's markup to text: paragraphs and headings stay apart, everything else is words.
//!
//! The browser parses the markup into an inert document: no script runs, no picture loads, nothing is inserted.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// Elements whose content is not text of the article.
const PASSED_OVER: [&str; 16] = [
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "TITLE", "SVG", "IFRAME", "OBJECT",
    "CANVAS", "NAV", "FORM", "SELECT", "TEXTAREA", "BUTTON", "DIALOG",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 32] = [
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "BODY",
    "CAPTION",
    "DD",
    "DETAILS",
    "DIV",
    "DL",
    "DT",
    "FIGCAPTION",
    "FIGURE",
    "FOOTER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "SUMMARY",
    "TABLE",
    "TR",
    "UL",
];

/// The text of a piece of markup, as from the clipboard; `None` where it has no paragraphs, so that the plain text beside
/// it says as much.
#[must_use]
pub fn text(markup: &str) -> Option<String> {
    let page = parse(markup)?;
    page.query_selector("p, h1, h2, h3, li, article, blockquote, br")
        .ok()??;
    Some(text_of(page.body()?.as_ref())).filter(|text| !text.is_empty())
}

/// The text of a whole page: its article where it marks one, else everything.
#[must_use]
pub fn page_text(markup: &str) -> String {
    let Some(page) = parse(markup) else {
        return String::new();
    };
    let whole = page.body().map_or_else(String::new, |body| text_of(&body));
    let marked = ["article", "main", "[role=main]"]
        .iter()
        .find_map(|selector| {
            let found = text_of(&page.query_selector(selector).ok()??);
            // A teaser may be an article too; one that holds a third of the words is the page's own.
            (found.len() * 3 > whole.len()).then_some(found)
        });
    marked.unwrap_or(whole)
}

fn parse(markup: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    parser
        .parse_from_string(markup, SupportedType::TextHtml)
        .ok()
}

fn text_of(root: &Element) -> String {
    let mut page = Paragraphs::default();
    page.walk(root, false);
    page.finish()
}

/// Paragraphs found so far and the one that is being read.
#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
}

impl Paragraphs {
    fn walk(&mut self, node: &Node, preformatted: bool) {
        let mut child = node.first_child();
        while let Some(node) = child {
            match node.dyn_ref::<Element>() {
                Some(element) => self.element(element, preformatted),
                None if node.node_type() == Node::TEXT_NODE => {
                    let words = node.node_value().unwrap_or_default();
                    self.words(&words, preformatted);
                }
                None => {}
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, element: &Element, preformatted: bool) {
        let name = element.tag_name().to_ascii_uppercase();
        if PASSED_OVER.contains(&name.as_str()) || element.has_attribute("hidden") {
            return;
        }
        if name == "BR" {
            self.open.push('\n');
            return;
        }
        if matches!(name.as_str(), "TD" | "TH") && !self.open.trim().is_empty() {
            self.open.push('\t');
        }
        let block = BLOCKS.contains(&name.as_str());
        if block {
            self.end();
        }
        self.walk(element, preformatted || name == "PRE");
        if block {
            self.end();
        }
    }

    /// White space collapses as it does on screen; a no-break space is a character like any other.
    fn words(&mut self, words: &str, preformatted: bool) {
        if preformatted {
            self.open.push_str(words);
            return;
        }
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !space {
                self.open.push(c);
            } else if !self.open.is_empty() && !self.open.ends_with([' ', '\n', '\t']) {
                self.open.push(' ');
            }
        }
    }

    fn end(&mut self) {
        let words = core::mem::take(&mut self.open);
        let lines: Vec<&str> = words.split('\n').map(str::trim_end).collect();
        let words = lines.join("\n");
        let words = words.trim_matches(['\n', ' ', '\t']);
        if !words.is_empty() {
            self.done.push(words.to_owned());
        }
    }

    fn finish(mut self) -> String {
        self.end();
        self.done.join("\n\n")
    }
}
