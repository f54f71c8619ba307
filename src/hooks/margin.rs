//! Puts each note of the margin beside the line on which its quote begins, and below the note before it.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::Approach;
use super::{use_change, when};
use crate::article::Article;
use crate::browser::dom;
use crate::filters::Filters;

/// Pixels between two notes that would otherwise touch.
const GAP: f64 = 4.0;
/// In a long article, blocks so many windows above or below what is seen are laid out too ...
const AHEAD: f64 = 1.5;
/// ... as soon as one comes so near.
const NEAR: &str = "100% 0px";
/// Height of one line of a note.
const LINE: i32 = 18;

/// What decides where the notes stand, but for the size of the text.
#[derive(Clone, PartialEq)]
pub(crate) struct Noted {
    pub(crate) article: Rc<Article>,
    pub(crate) filters: Filters,
    /// The blocks that are marked.
    pub(crate) near: Rc<Vec<bool>>,
    pub(crate) drawn: usize,
}

/// Arranges the notes whenever the text is drawn anew or changes its size, and in a long article when a block comes near.
#[hook]
pub(crate) fn use_margin(noted: Noted) {
    use_change(when(noted, |noted| {
        let article = Rc::clone(&noted.article);
        let near = noted.article.is_long().then(|| {
            let article = Rc::clone(&article);
            Approach::new(NEAR, Box::new(move |_| arrange(&article)))
        });
        // The observer calls once when it begins, before anything is painted.
        let watch = Watch::new("doc", move || arrange(&article));
        (watch, near)
    }));
}

/// A note, the top of the line that it belongs to, and its height, in pixels from the margin's top.
struct Placed {
    note: HtmlElement,
    line: f64,
    height: f64,
}

/// Reads all places first and writes them then, so that the browser lays the page out once.
fn arrange(article: &Article) {
    let Some(margin) = dom::all(".margin").pop() else {
        return;
    };
    let area = margin.get_bounding_client_rect();
    if area.width() == 0.0 {
        return; // the style sheet shows no margin on a window as narrow as this
    }
    let marks = first_marks(article);
    for note in dom::all(".margin > .note") {
        let at = note.get_attribute("data-note");
        let is_near = marks.iter().any(|(id, _)| Some(id) == at.as_ref());
        let _ = note.toggle_attribute_with_force("hidden", !is_near);
    }
    let placed: Vec<Placed> = marks
        .iter()
        .filter_map(|(id, mark)| {
            let note = dom::by_id(&format!("{id}-note"))?;
            let (line, height) = (mark.get_client_rects().item(0)?, note.offset_height());
            // A name of one line stands in the middle of the letters' height, which is on their line.
            let middle = (line.height() - f64::from(height.min(LINE))) / 2.0;
            Some(Placed {
                note,
                line: line.top() + middle - area.top(),
                height: f64::from(height),
            })
        })
        .collect();
    let mut free = f64::NEG_INFINITY;
    for Placed { note, line, height } in placed {
        let top = line.max(free);
        free = top + height + GAP;
        let _ = note
            .style()
            .set_property("top", &format!("{}px", top as i32));
    }
}

/// The first piece of each quote, with the quote's id, in text order; in a long article of those near what is seen.
fn first_marks(article: &Article) -> Vec<(String, Element)> {
    let height = dom::window_size().1;
    let mut seen = vec![false; article.document().quotes.len()];
    let is_near = |block: &Element| {
        if !article.is_long() {
            return true;
        }
        let area = block.get_bounding_client_rect();
        area.bottom() > -AHEAD * height && area.top() < (1.0 + AHEAD) * height
    };
    let mut marks = Vec::new();
    for block in dom::all("#doc .block").iter().filter(|b| is_near(b)) {
        for mark in dom::all_in(block, "mark[data-quote]") {
            let id = mark.get_attribute("data-quote").unwrap_or_default();
            let first = article
                .quote_with_id(&id)
                .and_then(|q| seen.get_mut(q.number() as usize));
            if let Some(seen @ false) = first {
                *seen = true;
                marks.push((id, mark));
            }
        }
    }
    marks
}

/// Calls back when an element's size changes, until it is dropped.
struct Watch {
    observer: Option<ResizeObserver>,
    _on_change: Closure<dyn Fn()>,
}

impl Watch {
    fn new(id: &str, then: impl Fn() + 'static) -> Self {
        let on_change = Closure::<dyn Fn()>::new(then);
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, dom::by_id(id)) {
            observer.observe(&element);
        }
        Self {
            observer,
            _on_change: on_change,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
