//! The desk: what a reader corrects with (`docs/desk.md`). It is a program of its own, fetched when the reader first corrects
//! something, so that who only reads does not pay for it. The page shows it its place; what the reader says goes to the page as a
//! [`Correction`], which keeps it, takes it back and has the article read anew.
//!
//! `verbs`, `likely`, `extent`, `doubts` and `selected` know what can be said, without a browser; the rest draws it.

mod card;
mod caret;
mod check;
mod combo;
pub mod doubts;
mod dragging;
mod ends;
pub mod extent;
mod keys;
pub mod likely;
mod mention;
mod offer;
pub mod offers;
mod pick;
mod point;
mod quote;
mod scope;
mod selection;
pub mod verbs;
mod which;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::{Object, Uint8Array};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::AppHandle;
use yew::prelude::*;

use crate::article::Article;
use crate::browser::{desk, dom, keeping, shelf};
use crate::card::Target;
use crate::correction::Correction;
use crate::glossary::Glossary;
use crate::shelf::Shelf;
use crate::state::Told;
use card::{About, Desk, DeskProps};
use offers::Act;
use selection::Bar;

/// The places that the page has for the desk.
const PLACES: &str = "[data-desk]";

/// Draws the desk wherever the page has a place for it, now and whenever something changes.
pub fn start() {
    // Without them the page itself has not started.
    let _ = crate::browser::words::take();
    count_roots_on();
    let drawn = Rc::<RefCell<Drawn>>::default();
    let shelf = Shelf::start();
    let open = {
        let drawn = Rc::clone(&drawn);
        move || drawn.borrow().article.clone()
    };
    dragging::listen(open);
    caret::listen();
    let renew = move || {
        let article = drawn.borrow_mut().renew();
        shelf.renew(article.as_deref());
    };
    renew();
    EventListener::new(&window(), desk::CHANGED, move |_| renew()).forget();
    keys::listen();
}

/// Yew writes the number of its root on what it listens to, and each program counts its roots from one. The page has one root; one
/// that nobody sees lets those of the desk count on from there, or a press in the desk would be taken for one in the page.
fn count_roots_on() {
    if let Ok(nowhere) = document().create_element("div") {
        yew::Renderer::<Nothing>::with_root(nowhere).render();
    }
}

#[component]
fn Nothing() -> Html {
    Html::default()
}

thread_local! {
    /// The newest step that the desk has told, as the reader was told of it, and what may follow from it.
    static TOLD: RefCell<Option<(String, Act)>> = const { RefCell::new(None) };
}

/// What is drawn, and of which article.
#[derive(Default)]
struct Drawn {
    bytes: Option<Uint8Array>,
    article: Option<Rc<Article>>,
    /// The step by which the article was read last, where something may follow from it.
    step: Option<(String, Act)>,
    desks: Vec<(Element, AppHandle<Desk>)>,
    bar: Option<AppHandle<Bar>>,
}

impl Drawn {
    /// Answers the article that is open.
    fn renew(&mut self) -> Option<Rc<Article>> {
        let (bytes, said) = desk::laid_out().unzip();
        let is_same = self.bytes.as_ref().zip(bytes.as_ref());
        if !is_same.is_some_and(|(one, other)| Object::is(one, other)) {
            self.article = bytes.as_ref().and_then(read);
            self.bytes = bytes;
            self.step = TOLD.take();
        }
        let places = dom::all(PLACES);
        self.leave(&places);
        if let Some(article) = self.article.clone() {
            let said: Rc<[String]> = said.unwrap_or_default().into();
            // What has been taken back since, or followed by another step, leads to nothing.
            self.step.take_if(|(words, _)| said.last() != Some(words));
            for place in places {
                self.draw(place, &article, &said);
            }
        }
        self.bar = selection::drawn(self.bar.take(), self.article.clone());
        self.article.clone()
    }

    /// The page has taken these places away.
    fn leave(&mut self, places: &[Element]) {
        let (kept, gone) = core::mem::take(&mut self.desks)
            .into_iter()
            .partition(|(place, _)| places.contains(place));
        self.desks = kept;
        let gone: Vec<(Element, AppHandle<Desk>)> = gone;
        gone.into_iter().for_each(|(_, desk)| desk.destroy());
    }

    fn draw(&mut self, place: Element, article: &Rc<Article>, said: &Rc<[String]>) {
        let Some(about) = about(&place) else { return };
        let props = DeskProps {
            article: Rc::clone(article),
            about,
            said: Rc::clone(said),
            act: self.step.as_ref().map(|(_, act)| act.clone()),
        };
        match self.desks.iter_mut().find(|(drawn, _)| *drawn == place) {
            Some((_, desk)) => desk.update(props),
            None => {
                let renderer = yew::Renderer::<Desk>::with_root_and_props(place.clone(), props);
                let desk = renderer.render();
                if about != About::Offers {
                    bring_into_view(&place);
                }
                self.desks.push((place, desk));
            }
        }
    }
}

/// As far up its card as it needs.
fn bring_into_view(place: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    place.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the desk in a place is about; the page writes it there.
fn about(place: &Element) -> Option<About> {
    let number = || place.get_attribute("data-number")?.parse().ok();
    match place.get_attribute("data-desk")?.as_str() {
        "mention" => Some(About::Target(Target::Mention(number()?))),
        "quote" => Some(About::Target(Target::Quote(number()?))),
        "check" => Some(About::Doubts),
        "offers" => Some(About::Offers),
        _ => None,
    }
}

fn read(bytes: &Uint8Array) -> Option<Rc<Article>> {
    let document = borsh::from_slice(&bytes.to_vec()).ok()?;
    Some(Rc::new(Article::new(document)))
}

/// Changes the reader's own words; answers all of them, unless they could not be kept, of which the reader is told.
fn settle(change: impl FnOnce(&mut Glossary)) -> Option<Glossary> {
    // Other tabs may have added words.
    let mut newest = keeping::glossary();
    change(&mut newest);
    match keeping::keep_glossary(&newest) {
        Ok(()) => Some(newest),
        Err(why) => {
            shelf::tell(&Told::Trouble(why.into()));
            None
        }
    }
}

/// Says what the reader has said, from which something may follow.
fn tell_of(act: Act, correction: Option<Correction>) {
    if let Some(correction) = &correction {
        TOLD.set(Some((correction.said.clone(), act)));
    }
    tell(correction);
}

/// Says what the reader has said; what cannot be said of it is no step.
fn tell(correction: Option<Correction>) {
    if let Some(correction) = correction {
        desk::tell(&correction);
    }
}
