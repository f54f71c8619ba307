//! Pointer, touch and keyboard on the text and the lists: what opens a slip or a card, what lets it close, what lights up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::motion;
use super::placing::stop;
use super::rows;
use crate::article::Article;
use crate::browser::dom;
use crate::card::{Card, Highlighted, OpenedBy, Target};
use crate::state::Action;

/// Milliseconds after which what the pointer has come to is explained.
const REST: u32 = 250;
/// Milliseconds within which a second click makes two of them a double click, which selects a word and opens nothing.
const DOUBLE: u32 = 260;
/// Milliseconds that the pointer has for the way to the card.
const GRACE: u32 = 320;

/// What an element of the text or of its margin must bear to have a card.
const POINTED_AT: &str = "#doc [data-mention], #doc [data-quote], [data-note]";

/// What the pointer and the keyboard do on the text and on the card.
#[derive(Clone)]
pub(crate) struct Pointing(Rc<PointerState>);

struct PointerState {
    dispatch: Callback<Action>,
    article: RefCell<Option<Rc<Article>>>,
    /// Opens or closes a card after a while.
    clock: RefCell<Option<Timeout>>,
    /// A button of the pointer is down, so a focus is no focus by keyboard.
    pressing: Cell<bool>,
    /// The next focus comes back from a closed card and must not open it again.
    quiet: Cell<bool>,
    /// What the pointer is over in the text, and whether that is a note of the margin.
    over: Cell<Option<(Target, bool)>>,
    /// The row that the pointer is over.
    row: Cell<Option<Highlighted>>,
}

impl PartialEq for Pointing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// One state of the pointer for the page's life, that knows the newest article.
#[hook]
pub(crate) fn use_pointing(article: Option<Rc<Article>>, dispatch: &Callback<Action>) -> Pointing {
    let dispatch = dispatch.clone();
    let pointing = use_memo((), move |()| {
        Pointing(Rc::new(PointerState {
            dispatch,
            article: RefCell::default(),
            clock: RefCell::default(),
            pressing: Cell::default(),
            quiet: Cell::default(),
            over: Cell::default(),
            row: Cell::default(),
        }))
    });
    pointing.0.article.replace(article);
    (*pointing).clone()
}

impl Pointing {
    /// Hands each event on. One function for all of them: each closure of its own would be a part of the page.
    pub(crate) fn on<E: 'static>(&self, act: fn(&Self, &E)) -> Callback<E> {
        let pointing = self.clone();
        Callback::from(move |event: E| act(&pointing, &event))
    }

    /// The pointer moved over the text or its margin. A page that scrolls under a pointer at rest opens nothing.
    pub(crate) fn moved(&self, event: &PointerEvent) {
        if event.pointer_type() == "touch" || event.buttons() != 0 || !motion::is_real(event) {
            return;
        }
        let in_text = dom::closest(event.target(), "#doc").is_some();
        let target = self.target(event.target());
        let over = target.map(|t| (t, !in_text));
        if self.0.over.replace(over) == over {
            return;
        }
        match target {
            // Whoever reads a quotation wants no slip over it: it lights up, with its speaker.
            Some(Target::Quote(quote)) if in_text => {
                self.later(REST, Action::Point(Some(Highlighted::Quote(quote))));
            }
            // From the margin, the slip opens where the quote begins.
            Some(target) => self.show_after(
                REST,
                Card {
                    target,
                    opened_by: OpenedBy::Hover,
                    pointer: in_text.then(|| (event.client_x(), event.client_y())),
                },
            ),
            None => self.close_soon(),
        }
    }

    /// The pointer left something; where it left the text or the card, the slip closes soon.
    pub(crate) fn out(&self, event: &PointerEvent, left: &str) {
        if motion::is_real(event) && dom::closest(event.related_target(), left).is_none() {
            self.0.over.set(None);
            self.close_soon();
        }
    }

    /// The pointer moved over the lists beside the text.
    pub(crate) fn moved_in_lists(&self, event: &PointerEvent) {
        if event.pointer_type() == "touch" || !motion::is_real(event) {
            return;
        }
        let row = self.row(event.target());
        if self.0.row.replace(row) != row {
            self.stay();
            self.0.dispatch.emit(Action::Point(row));
        }
    }

    /// The pointer left the lists.
    pub(crate) fn left_lists(&self, event: &PointerEvent) {
        if motion::is_real(event) && self.0.row.take().is_some() {
            self.0.dispatch.emit(Action::Point(None));
        }
    }

    /// The keyboard's focus came to something in the lists. A press brings it too, and then the click decides.
    pub(crate) fn focus_in_lists(&self, event: &FocusEvent) {
        if !self.0.pressing.get() {
            self.0
                .dispatch
                .emit(Action::Point(self.row(event.target())));
        }
    }

    /// It left the lists.
    pub(crate) fn blur_lists(&self, event: &FocusEvent) {
        if dom::closest(event.related_target(), ".pane").is_none() {
            self.0.dispatch.emit(Action::Point(None));
        }
    }

    fn row(&self, target: Option<web_sys::EventTarget>) -> Option<Highlighted> {
        rows::highlighted(self.0.article.borrow().as_ref()?, target)
    }

    fn close_soon(&self) {
        self.later(GRACE, Action::Leave(OpenedBy::Hover));
    }

    /// The pointer is on the card: what is open stays.
    pub(crate) fn stay(&self) {
        self.0.clock.replace(None);
    }

    /// A second click came: what it selected is what the reader wants.
    pub(crate) fn double(&self) {
        self.stay();
        if dom::has_selection() {
            self.0.dispatch.emit(Action::Dismiss);
        }
    }

    /// Opens a card after a while, unless the reader has selected something by then.
    fn show_after(&self, milliseconds: u32, card: Card) {
        let dispatch = self.0.dispatch.clone();
        let clock = Timeout::new(milliseconds, move || {
            if !dom::has_selection() {
                dispatch.emit(Action::Show(card));
            }
        });
        self.0.clock.replace(Some(clock));
    }

    fn later(&self, milliseconds: u32, action: Action) {
        let dispatch = self.0.dispatch.clone();
        let clock = Timeout::new(milliseconds, move || dispatch.emit(action));
        self.0.clock.replace(Some(clock));
    }

    /// A button went down, or came up again.
    pub(crate) fn press(&self, down: bool) {
        self.0.pressing.set(down);
    }

    /// A click or a tap. A click that ends a selection is none.
    pub(crate) fn click(&self, event: &MouseEvent) {
        self.press(false);
        let on_link = dom::closest(event.target(), "#doc [data-mention]").is_some();
        if on_link && !(event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
        }
        let Some(target) = self.target(event.target()) else {
            return;
        };
        if dom::has_selection() || event.ctrl_key() || event.meta_key() {
            return;
        }
        self.stay();
        let by_keyboard = event.detail() == 0;
        let in_text = dom::closest(event.target(), "#doc").is_some();
        let card = Card {
            target,
            opened_by: if by_keyboard {
                OpenedBy::Enter
            } else {
                OpenedBy::Click
            },
            pointer: (in_text && !by_keyboard).then(|| (event.client_x(), event.client_y())),
        };
        if in_text && matches!(target, Target::Quote(_)) {
            self.show_after(DOUBLE, card);
        } else {
            self.show(card);
        }
    }

    /// The keyboard's focus came to a mention or a note.
    pub(crate) fn focus(&self, event: &FocusEvent) {
        let quiet = self.0.quiet.replace(false);
        if quiet || self.0.pressing.get() {
            return;
        }
        if let Some(target) = self.target(event.target()) {
            self.show(Card {
                target,
                opened_by: OpenedBy::Focus,
                pointer: None,
            });
        }
    }

    /// The keyboard's focus left a mention or a note.
    pub(crate) fn blur(&self, event: &FocusEvent) {
        if dom::closest(event.related_target(), "[data-card]").is_none() {
            self.0.dispatch.emit(Action::Leave(OpenedBy::Focus));
        }
    }

    /// A key on a mention or a note.
    pub(crate) fn key(&self, event: &KeyboardEvent) {
        self.press(false);
        let Some(target) = self.target(event.target()) else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        // Notes stand below one another; in the text the arrows up and down scroll.
        let (next, before) = match target {
            Target::Mention(_) => ("ArrowRight", "ArrowLeft"),
            Target::Quote(_) => ("ArrowDown", "ArrowUp"),
        };
        let action = match (event.key().as_str(), event.shift_key()) {
            (key, false) if key == next => Action::Roam(1),
            (key, false) if key == before => Action::Roam(-1),
            (key, true) if key == next => Action::Step(1),
            (key, true) if key == before => Action::Step(-1),
            ("Home", _) => Action::Roam(i32::MIN),
            ("End", _) => Action::Roam(i32::MAX),
            ("Enter" | " ", _) => Action::Show(Card {
                target,
                opened_by: OpenedBy::Enter,
                pointer: None,
            }),
            _ => return,
        };
        event.prevent_default();
        self.0.dispatch.emit(action);
    }

    /// Brings the focus back to where a card came from, without opening it again.
    pub(crate) fn back_to(&self, target: Option<Target>) {
        let article = self.0.article.borrow();
        let Some((article, target)) = article.as_ref().zip(target) else {
            return;
        };
        if let Some(element) = stop(article, target) {
            self.0.quiet.set(true);
            let _ = element.focus();
            self.0.quiet.set(false);
        }
    }

    fn show(&self, card: Card) {
        self.0.dispatch.emit(Action::Show(card));
    }

    /// The innermost mention or quote that an event is about.
    fn target(&self, target: Option<web_sys::EventTarget>) -> Option<Target> {
        let element = dom::closest(target, POINTED_AT)?;
        let article = self.0.article.borrow();
        let article = article.as_ref()?;
        if let Some(id) = element.get_attribute("data-mention") {
            return article
                .mention_with_id(&id)
                .map(|m| Target::Mention(m.number()));
        }
        let id = element.get_attribute("data-quote");
        article
            .quote_with_id(&id.or_else(|| element.get_attribute("data-note"))?)
            .map(|q| Target::Quote(q.number()))
    }
}
