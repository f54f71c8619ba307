//! Pointer, touch and keyboard on the text: what opens a card, what lets it close.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::placing::stop;
use crate::article::Article;
use crate::card::{Card, Held, Target};
use crate::dom;
use crate::state::Action;

/// Milliseconds for which the pointer rests on a mention before its card opens.
const REST: u32 = 180;
/// Milliseconds that the pointer has for the way to the card.
const GRACE: u32 = 320;

/// What an element of the text or of its margin must bear to have a card.
const POINTED_AT: &str = "#doc [data-mention], #doc [data-quote], [data-note]";

/// What the pointer and the keyboard do on the text and on the card.
#[derive(Clone)]
pub(crate) struct Pointing(Rc<Hand>);

struct Hand {
    dispatch: Callback<Action>,
    article: RefCell<Option<Rc<Article>>>,
    /// Opens or closes a card after a while.
    clock: RefCell<Option<Timeout>>,
    /// A button of the pointer is down, so a focus is no focus by keyboard.
    pressing: Cell<bool>,
    /// The next focus comes back from a closed card and must not open it again.
    quiet: Cell<bool>,
}

impl PartialEq for Pointing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// One hand for the page's life, that knows the newest article.
#[hook]
pub(crate) fn use_pointing(article: Option<Rc<Article>>, dispatch: &Callback<Action>) -> Pointing {
    let dispatch = dispatch.clone();
    let pointing = use_memo((), move |()| {
        Pointing(Rc::new(Hand {
            dispatch,
            article: RefCell::default(),
            clock: RefCell::default(),
            pressing: Cell::default(),
            quiet: Cell::default(),
        }))
    });
    pointing.0.article.replace(article);
    (*pointing).clone()
}

impl Pointing {
    /// The pointer came over something in the text.
    pub(crate) fn over(&self, event: &PointerEvent) {
        if event.pointer_type() == "touch" || event.buttons() != 0 {
            return;
        }
        // From the margin, the card opens where the quote begins.
        let in_text = dom::closest(event.target(), "#doc").is_some();
        match self.target(event.target()) {
            Some(target) => self.open_soon(Card {
                target,
                held: Held::Hover,
                pointer: in_text.then(|| (event.client_x(), event.client_y())),
            }),
            None => self.close_soon(),
        }
    }

    /// The pointer left something; where it left the text or the card, the card closes soon.
    pub(crate) fn out(&self, event: &PointerEvent, left: &str) {
        if dom::closest(event.related_target(), left).is_none() {
            self.close_soon();
        }
    }

    fn close_soon(&self) {
        self.later(GRACE, Action::Leave(Held::Hover));
    }

    /// The pointer is on the card.
    pub(crate) fn stay(&self) {
        self.0.clock.replace(None);
    }

    fn open_soon(&self, card: Card) {
        self.later(REST, Action::Show(card));
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
        self.show(Card {
            target,
            held: if by_keyboard {
                Held::Entered
            } else {
                Held::Pinned
            },
            pointer: (in_text && !by_keyboard).then(|| (event.client_x(), event.client_y())),
        });
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
                held: Held::Focus,
                pointer: None,
            });
        }
    }

    /// The keyboard's focus left a mention or a note.
    pub(crate) fn blur(&self, event: &FocusEvent) {
        if dom::closest(event.related_target(), "[data-card]").is_none() {
            self.0.dispatch.emit(Action::Leave(Held::Focus));
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
                held: Held::Entered,
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
            return article.mention_number(&id).map(Target::Mention);
        }
        let id = element.get_attribute("data-quote");
        article
            .quote_number(&id.or_else(|| element.get_attribute("data-note"))?)
            .map(Target::Quote)
    }
}
