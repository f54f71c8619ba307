//! What is done whenever something has changed. Yew's own effect is made anew for each type that it watches and each closure
//! that it runs, a kilobyte of the page each; this one is made once.

use core::any::Any;
use std::rc::Rc;

use yew::prelude::*;

/// What is watched, and what is done when it has changed.
pub(crate) struct Change {
    watched: Watched,
    act: Box<dyn FnOnce() -> Box<dyn Held>>,
}

/// Acts at first, and whenever what is watched is another; what `act` returns lives until then.
pub(crate) fn when<T: PartialEq + 'static, H: 'static>(
    watched: T,
    act: impl FnOnce(&T) -> H + 'static,
) -> Change {
    let watched = Rc::new(watched);
    Change {
        watched: Watched(Rc::clone(&watched) as Rc<dyn Same>),
        act: Box::new(move || Box::new(act(&watched))),
    }
}

/// The effect of a change.
#[hook]
pub(crate) fn use_change(change: Change) {
    let act = change.act;
    use_effect_with(change.watched, move |_| {
        let held = act();
        move || drop(held)
    });
}

/// Anything, of which no more is asked than that it goes.
trait Held {}

impl<T> Held for T {}

struct Watched(Rc<dyn Same>);

impl PartialEq for Watched {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

trait Same: Any {
    fn is(&self, other: &dyn Same) -> bool;
}

impl<T: PartialEq + 'static> Same for T {
    fn is(&self, other: &dyn Same) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}
