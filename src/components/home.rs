//! Where the papers are from that the reader reads: a line below the map, which opens to a field and the places that it finds.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::button::button;
use super::leaf::leaf;
use super::lists::ListsProps;
use super::press::press;
use crate::browser::dom;
use crate::state::{Action, Asking};

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
        "Change"
    } else {
        "I read papers from …"
    };
    html! {
        <p class="home">
            if is_told { { "You read papers from " }{ leaf("strong", "", name) }{ " " } }
            { button("link", "home", act(Action::AskHome(true)), words) }
            if is_told { { " " }{ button("link", "home-nowhere", remove, "Remove") } }
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
            <label for={FIELD}>{ "I read papers from" }</label>
            <input id={FIELD} autocomplete="off" aria-describedby="home-told" aria-invalid={is_wrong.then_some("true")} {oninput} />
            <ul>{ for found.map(place) }</ul>
            <p id="home-told" aria-live="polite">{ words }</p>
            { button("link", "home-close", press(&props.dispatch, Action::AskHome(false)), "Cancel") }
        </form>
    }
}

/// What the reader is told below the field, and whether it is that nothing is known.
fn told(props: &ListsProps) -> (&'static str, bool) {
    let is_entered = props.home.asking == Asking::Entered;
    match &props.home.found {
        Some(found) if !found.is_empty() => ("Enter takes the first.", false),
        Some(_) if !props.settled => (
            "The list of places is not here, so no place can be looked up.",
            true,
        ),
        Some(_) => (
            "No place of that name is known. Write the whole name, such as “Lancaster, Ohio”, or take a larger town near it.",
            is_entered,
        ),
        None if props.home.sought.is_empty() => (
            "Of several places of one name, those near this town, state or province are likelier. Kept in this browser alone.",
            is_entered,
        ),
        None => ("", false),
    }
}
