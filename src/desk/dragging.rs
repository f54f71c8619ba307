//! One row of the list of actors drawn onto another, or onto a name in the text: they are the same. A speaker's name in the margin
//! drawn onto a row or a name: who is named there says it. By mouse and pen; the desk in the card says the same by touch and keys.
//!
//! The browser's own dragging is of no use here: not every engine drags a button.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::doubts::first_name;
use super::offers::Act;
use super::verbs::{self, Sayer};
use super::{keys, tell_of};
use crate::article::Article;
use crate::browser::dom;
use crate::correction::Correction;

/// What can be drawn.
const SOURCES: &str = "[data-panel=actors] .row[data-entity], [data-note]";
/// Where it can be let go.
const TARGETS: &str = "[data-panel=actors] .row[data-entity], a[data-mention]";
/// Stands at what the pointer is over.
const OVER: &str = "data-over";
/// Pixels from which on a press is no click any more.
const FAR: i32 = 8;
/// Pixels between the pointer and what is said beside it.
const BESIDE: i32 = 14;

/// The open article.
type Open = Rc<dyn Fn() -> Option<Rc<Article>>>;

/// What is being drawn.
struct Drag {
    source: Element,
    /// Where the pointer went down.
    from: (i32, i32),
    /// Says beside the pointer what letting go does; there once the pointer has moved.
    label: Option<HtmlElement>,
    /// What lies under the pointer.
    over: Option<Element>,
}

/// Listens for the page's life.
pub(super) fn listen(open: impl Fn() -> Option<Rc<Article>> + 'static) {
    let open: Open = Rc::new(open);
    let drag = Rc::<RefCell<Option<Drag>>>::default();
    let hear = |name: &'static str, heard: fn(&mut Option<Drag>, &Open, &Event)| {
        let (drag, open) = (Rc::clone(&drag), Rc::clone(&open));
        let listener =
            EventListener::new_with_options(&document(), name, keys::FIRST, move |event| {
                heard(&mut drag.borrow_mut(), &open, event);
            });
        listener.forget();
    };
    hear("pointerdown", |drag, _, event| *drag = begun(event));
    hear("pointermove", moved);
    hear("pointerup", let_go);
    hear("pointercancel", |drag, _, _| given_up(drag));
    hear("keydown", |drag, _, event| {
        let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
        if is_escape && drag.as_ref().is_some_and(|d| d.label.is_some()) {
            event.stop_propagation();
            given_up(drag);
        }
    });
}

fn begun(event: &Event) -> Option<Drag> {
    let pointer: &PointerEvent = event.unchecked_ref();
    let is_meant = pointer.button() == 0 && pointer.pointer_type() != "touch";
    let source = dom::closest(event.target(), SOURCES).filter(|_| is_meant)?;
    Some(Drag {
        source,
        from: (pointer.client_x(), pointer.client_y()),
        label: None,
        over: None,
    })
}

fn moved(drag: &mut Option<Drag>, open: &Open, event: &Event) {
    let Some(drag) = drag else { return };
    let pointer: &PointerEvent = event.unchecked_ref();
    let (x, y) = (pointer.client_x(), pointer.client_y());
    let far = x.abs_diff(drag.from.0).max(y.abs_diff(drag.from.1));
    if drag.label.is_none() && far < FAR as u32 {
        return;
    }
    event.prevent_default();
    let under = document().element_from_point(x as f32, y as f32);
    let over = under.and_then(|e| e.closest(TARGETS).ok()?);
    let over = over.filter(|o| *o != drag.source);
    if drag.label.is_none() {
        drag.label = label();
    } else if over == drag.over {
        return drag.place(x, y);
    }
    drag.point(over);
    let said = open().and_then(|article| Some(drag.step(&article)?.1.said));
    if let Some(label) = &drag.label {
        let name = dom::first_in(&drag.source, ".name").and_then(|n| n.text_content());
        label.set_text_content(said.or(name).as_deref());
    }
    drag.place(x, y);
}

fn let_go(drag: &mut Option<Drag>, open: &Open, _: &Event) {
    let Some(done) = drag.as_ref().filter(|d| d.label.is_some()) else {
        *drag = None;
        return;
    };
    let step = open().and_then(|article| done.step(&article));
    // The click that follows is none: it would lead to the row that was drawn.
    let options = EventListenerOptions::run_in_capture_phase();
    let swallowed = EventListener::once_with_options(&window(), "click", options, |event| {
        event.stop_propagation();
    });
    gloo::timers::callback::Timeout::new(0, move || drop(swallowed)).forget();
    given_up(drag);
    if let Some((act, step)) = step {
        tell_of(act, Some(step));
    }
}

fn given_up(drag: &mut Option<Drag>) {
    if let Some(mut drag) = drag.take() {
        drag.point(None);
        drag.label.iter().for_each(|label| label.remove());
    }
}

impl Drag {
    /// What letting go here does; nothing where it would say nothing.
    fn step(&self, article: &Article) -> Option<(Act, Correction)> {
        let over = self.over.as_ref()?;
        let target = match over.get_attribute("data-mention") {
            Some(id) => article.mentions().find(|m| m.id == id)?.entity()?,
            None => of_row(article, over)?,
        };
        if let Some(id) = self.source.get_attribute("data-note") {
            let quote = article.quotes().find(|q| q.id == id)?;
            let sayer = Sayer::Entity(target.number());
            let step = verbs::said_by(article, quote.number(), sayer)?;
            return Some((Act::of_speaker(quote)?, step));
        }
        let source = of_row(article, &self.source).filter(|s| s.number() != target.number())?;
        let name = first_name(source).or_else(|| source.mentions().next())?;
        let step = verbs::same_as(article, name, target.number())?;
        Some((Act::Named(name.start), step))
    }

    fn point(&mut self, over: Option<Element>) {
        for (element, is_over) in [(&self.over, false), (&over, true)] {
            if let Some(element) = element {
                let _ = if is_over {
                    element.set_attribute(OVER, "")
                } else {
                    element.remove_attribute(OVER)
                };
            }
        }
        self.over = over;
    }

    fn place(&self, x: i32, y: i32) {
        if let Some(label) = &self.label {
            let style = label.style();
            for (side, at) in [("left", x), ("top", y)] {
                let _ = style.set_property(side, &((at + BESIDE).to_string() + "px"));
            }
        }
    }
}

fn of_row<'a>(article: &'a Article, row: &Element) -> Option<pressmark::resolved::Entity<'a>> {
    let id = row.get_attribute("data-entity")?;
    article.entities().find(|e| e.id == id)
}

fn label() -> Option<HtmlElement> {
    let label: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    label.set_class_name("drawn");
    label.set_attribute("aria-hidden", "true").ok()?;
    body().append_child(&label).ok()?;
    Some(label)
}
