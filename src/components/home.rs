//! Where the papers are from that the reader reads: a line below the map, which opens to a field and the places that it finds.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::lists::ListsProps;
use super::phrase::phrase;
use super::press::press;
use crate::browser::dom;
use crate::state::{Action, Asking};
use crate::words::{page, shared};

/// The field; the button that opens it, and leads back to it, is `[data-action=home]`.
const FIELD: &str = "home-field";

/// The line, or the field in its place.
pub(super) fn home(props: &ListsProps) -> Html {
    let act = |action| press(&props.dispatch, action);
    let name = &*props.home.name;
    if props.home.asking != Asking::No {
        return asked(props);
    }
    let is_told = !name.is_empty();
    let remove = props.dispatch.reform(|_: MouseEvent| {
        // This button goes with what it does; the other one stays.
        lead_back();
        Action::MoveHome(String::new())
    });
    let words = if is_told {
        page::change()
    } else {
        page::i_read_from()
    };
    html! {
        <p class="home">
            if is_told { { phrase(page::you_read_from_parts(), &[leaf("strong", "", name)]) }{ " " } }
            { button("link", "home", act(Action::AskHome(true)), words) }
            if is_told { { " " }{ button("link", "home-nowhere", remove, page::remove()) } }
        </p>
    }
}

/// The focus goes into the field, or to the button that opens it.
pub(super) fn lead_back() {
    let stops = dom::all(&format!("#{FIELD}, [data-action=home]"));
    if let Some(stop) = stops.first().and_then(|s| s.dyn_ref::<HtmlElement>()) {
        let _ = stop.focus();
    }
}

fn asked(props: &ListsProps) -> Html {
    let oninput = props.dispatch.reform(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::SeekHome(field.value())
    });
    let onsubmit = props.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::EnterHome
    });
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                dispatch.emit(Action::AskHome(false));
            }
        }
    };
    let place = |name: &String| {
        let onclick = press(&props.dispatch, Action::MoveHome(name.clone()));
        html! { <li>{ button("", "choose-home", onclick, name) }</li> }
    };
    let found = props.home.found.iter().flat_map(|found| found.iter());
    let (words, is_wrong) = told(props);
    html! {
        <form class="home asking" {onsubmit} {onkeydown}>
            <label for={FIELD}>{ page::i_read_from_label() }</label>
            <input id={FIELD} autocomplete="off" aria-describedby="home-told" aria-invalid={is_wrong.then_some("true")} {oninput} />
            <ul>{ for found.map(place) }</ul>
            <p id="home-told" aria-live="polite">{ words }</p>
            { button("link", "home-close", press(&props.dispatch, Action::AskHome(false)), page::cancel()) }
        </form>
    }
}

/// What the reader is told below the field, and whether it is that nothing is known.
fn told(props: &ListsProps) -> (&'static str, bool) {
    let is_entered = props.home.asking == Asking::Entered;
    match &props.home.found {
        Some(found) if !found.is_empty() => (page::enter_takes(), false),
        Some(_) if !props.settled => (page::no_gazetteer_here(), true),
        Some(_) => (shared::no_place_known(), is_entered),
        None if props.home.sought.is_empty() => (page::home_why(), is_entered),
        None => ("", false),
    }
}
