//! The list of quotes follows the text: the row of the quote that stands in view is marked and comes into the list's window,
//! unless the reader is busy in the list.

use gloo::utils::{document, window};
use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::{use_change, when};
use crate::article::Article;
use crate::browser::dom;

/// Milliseconds without a scroll after which the text stands still.
const STILL: u32 = 120;
/// A quote counts as in view below the bar and above this share of the window's height.
const TOP: f64 = 70.0;
const SHARE: f64 = 0.6;
/// The mark on the row.
const HERE: &str = "data-here";

/// Follows the text of an article as long as it is shown.
#[hook]
pub(crate) fn use_following(article: &Option<Rc<Article>>) {
    use_change(when(article.clone(), |article| {
        article.is_some().then(|| {
            // An article that is read anew under the reader's eyes takes the clock of the last scroll with it.
            let is_scrolled = window().scroll_y().is_ok_and(|y| y > 0.0);
            let again = is_scrolled.then(|| Timeout::new(STILL, follow));
            let clock = Rc::new(RefCell::new(again));
            EventListener::new(&window(), "scroll", move |_| {
                clock.replace(Some(Timeout::new(STILL, follow)));
            })
        })
    }));
}

fn follow() {
    let id = quote_in_view();
    let mut rows = dom::all("[data-panel=quotes] li[data-quote]").into_iter();
    let row = rows.find(|row| id.is_some() && row.get_attribute("data-quote") == id);
    for row in dom::all(&format!("[{HERE}]")) {
        let _ = row.remove_attribute(HERE);
    }
    let Some(row) = row else { return };
    let _ = row.set_attribute(HERE, "");
    let is_busy = document()
        .query_selector(".lists:hover, .lists:focus-within")
        .ok()
        .flatten()
        .is_some();
    if let (Some(list), false) = (dom::closest(Some(row.clone().into()), ".lists"), is_busy) {
        bring_into(&list, &row);
    }
}

/// Scrolls the list, and nothing but the list.
fn bring_into(list: &Element, row: &Element) {
    let (outer, inner) = (
        list.get_bounding_client_rect(),
        row.get_bounding_client_rect(),
    );
    if inner.height() == 0.0 {
        return; // another tab is open
    }
    if inner.top() < outer.top() || inner.bottom() > outer.bottom() {
        let middle = (outer.height() - inner.height()).max(0.0) / 3.0;
        let by = inner.top() - outer.top() - middle;
        list.set_scroll_top(list.scroll_top() + by as i32);
    }
}

/// The first quote of the text that begins in view.
fn quote_in_view() -> Option<String> {
    let limit = dom::window_size().1 * SHARE;
    let is_near = |element: &Element| {
        let area = element.get_bounding_client_rect();
        area.bottom() > TOP && area.top() < limit
    };
    let blocks = dom::all("#doc .block");
    let mut marks = blocks
        .iter()
        .filter(|b| is_near(b))
        .flat_map(|b| dom::all_in(b, "mark[data-quote]"));
    marks.find(is_near)?.get_attribute("data-quote")
}
