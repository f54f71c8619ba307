//! What the pointer and the keyboard do on the map: they move and zoom the part of it that is shown.
//!
//! The page keeps its own ways: the wheel scrolls it unless Control is held or a pad is pinched, a finger that moves up or
//! down scrolls it (`touch-action` in the style sheet), and so does an arrow where the map has no more to show.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::{use_change, when};
use crate::browser::dom;
use crate::map::{Map, View};

/// Pixels that a pressed pointer may tremble before it drags.
const TREMBLE: i32 = 4;
/// Part of the map's width that an arrow key moves it by.
const ARROW: i32 = 5;
/// Pixels of the wheel for twice as much of the world.
const WHEEL: f64 = 300.0;
/// What one press of plus or minus shows, of what was shown.
pub(crate) const CLOSER: f64 = 0.5;
pub(crate) const FARTHER: f64 = 2.0;

/// The part of the map that is shown, and what moves it.
#[derive(Clone)]
pub(crate) struct Viewing {
    /// What is shown.
    pub(crate) view: View,
    map: Rc<Map>,
    /// What the reader has moved to, from which first view.
    moved: UseStateSetter<Option<(View, View)>>,
    drag: Rc<RefCell<Option<Drag>>>,
}

/// A pressed pointer.
struct Drag {
    x: i32,
    y: i32,
    from: View,
    /// The map, once the pointer has moved enough.
    grip: Option<Element>,
}

/// Shows the first view of a map until the reader moves it; another first view, of other places, begins anew.
#[hook]
pub(crate) fn use_viewing(map: &Rc<Map>, node: &NodeRef) -> Viewing {
    let moved = use_state_eq(|| None::<(View, View)>);
    let drag = use_mut_ref(|| None);
    let home = map.home;
    let view = moved.filter(|(from, _)| *from == home).map(|(_, to)| to);
    let viewing = Viewing {
        view: view.unwrap_or(home),
        map: Rc::clone(map),
        moved: moved.setter(),
        drag,
    };
    let (wheeled, node) = (viewing.clone(), node.clone());
    // By hand: a listener for the wheel through Yew would stand at the page's root and make all scrolling wait for it.
    use_change(when((home, viewing.view), move |_| {
        let options = EventListenerOptions::enable_prevent_default();

        node.cast::<Element>().map(|map| {
            EventListener::new_with_options(&map.clone(), "wheel", options, move |event| {
                wheeled.wheel(event.unchecked_ref(), &map);
            })
        })
    }));
    viewing
}

impl Viewing {
    /// Hands each event on. One function for all of them: each closure of its own would be a part of the page.
    pub(crate) fn on<E: 'static>(&self, act: fn(&Self, &E)) -> Callback<E> {
        let viewing = self.clone();
        Callback::from(move |event: E| act(&viewing, &event))
    }

    /// True where nothing has been moved.
    pub(crate) fn is_home(&self) -> bool {
        self.view == self.map.home
    }

    /// Back to the first view.
    pub(crate) fn reset(&self) {
        self.moved.set(None);
    }

    /// What would be shown with so many times as much in it.
    pub(crate) fn zoomed(&self, times: f64) -> View {
        self.view.zoomed(times, self.map.focus(self.view))
    }

    /// Shows another part; false where it is what is shown already.
    pub(crate) fn show(&self, view: View) -> bool {
        self.moved.set(Some((self.map.home, view)));
        view != self.view
    }

    /// A key on the map.
    pub(crate) fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let (across, down) = (self.view.width / ARROW, self.view.height / ARROW);
        let view = match event.key().as_str() {
            "ArrowLeft" => self.view.moved(-across, 0),
            "ArrowRight" => self.view.moved(across, 0),
            "ArrowUp" => self.view.moved(0, -down),
            "ArrowDown" => self.view.moved(0, down),
            "+" | "=" => self.zoomed(CLOSER),
            "-" => self.zoomed(FARTHER),
            "0" => self.map.home,
            _ => return,
        };
        if self.show(view) {
            event.prevent_default();
        }
    }

    /// The pointer went down on the map.
    pub(crate) fn press(&self, event: &PointerEvent) {
        let is_first = event.is_primary() && event.button() == 0;
        self.drag.replace(is_first.then(|| Drag {
            x: event.client_x(),
            y: event.client_y(),
            from: self.view,
            grip: None,
        }));
    }

    /// The pointer moved; from the first pixels on it is the map's, so that no pin takes the end of it for a click.
    pub(crate) fn drag(&self, event: &PointerEvent) {
        let mut dragged = self.drag.borrow_mut();
        let Some(drag) = dragged.as_mut() else { return };
        if event.buttons() & 1 == 0 {
            *dragged = None;
            return;
        }
        let (right, down) = (event.client_x() - drag.x, event.client_y() - drag.y);
        if drag.grip.is_none() && right.abs().max(down.abs()) > TREMBLE {
            drag.grip = dom::closest(event.target(), ".map");
            if let Some(map) = &drag.grip {
                let _ = map.set_pointer_capture(event.pointer_id());
            }
        }
        if let Some(map) = &drag.grip {
            let width = map.get_bounding_client_rect().width().max(1.0);
            let units = |pixels: i32| (f64::from(pixels * drag.from.width) / width) as i32;
            self.show(drag.from.moved(-units(right), -units(down)));
        }
    }

    /// The pointer came up.
    pub(crate) fn release(&self) {
        self.drag.take();
    }

    /// The page took the pointer, to be scrolled by it: what has been moved by its first pixels goes back.
    pub(crate) fn give_up(&self) {
        if let Some(drag) = self.drag.take() {
            self.show(drag.from);
        }
    }

    fn wheel(&self, event: &WheelEvent, map: &Element) {
        // Pinching a pad is a wheel with Control.
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let frame = map.get_bounding_client_rect();
        let along = |point: i32, start: f64, length: f64, units: i32| {
            ((f64::from(point) - start) / length.max(1.0) * f64::from(units)) as i32
        };
        let View {
            x,
            y,
            width,
            height,
            ..
        } = self.view;
        let point = (
            x + along(event.client_x(), frame.left(), frame.width(), width),
            y + along(event.client_y(), frame.top(), frame.height(), height),
        );
        let turned = (event.delta_y() / WHEEL).clamp(-0.5, 1.0);
        self.show(self.view.zoomed(1.0 + turned, point));
    }
}
