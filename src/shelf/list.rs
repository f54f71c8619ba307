//! The list of articles on the empty page: opened by a link, found by words, renamed, deleted with a way back.

use std::rc::Rc;

use js_sys::{Date, Object};
use web_sys::{Element, HtmlInputElement, SubmitEvent};
use yew::AppHandle;
use yew::prelude::*;

use super::Shelf;
use super::kept::Kept;
use super::own_words::OwnWords;
use crate::browser::dom;
use crate::browser::fields::set;
use crate::words::{desk as words, shared};

/// The page's place for the list.
const PLACE: &str = "[data-desk=articles]";
/// From so many articles on there is a field to find one.
const MANY: usize = 4;

/// What is drawn, and where.
#[derive(Default)]
pub(super) struct List(Option<(Element, AppHandle<Articles>)>);

impl List {
    /// Draws what is kept where the page has a place for it; true where that is a new place.
    pub(super) fn draw(&mut self, shelf: &Rc<Shelf>, all: &[Kept], deleted: Option<&Kept>) -> bool {
        let place = dom::all(PLACE).into_iter().next();
        let Some(place) = place else {
            if let Some((_, drawn)) = self.0.take() {
                drawn.destroy();
            }
            return false;
        };
        let props = ArticlesProps {
            shelf: Rc::clone(shelf),
            all: all.into(),
            deleted: deleted.map(|kept| kept.title.as_str().into()),
        };
        match &mut self.0 {
            Some((drawn_in, drawn)) if *drawn_in == place => {
                drawn.update(props);
                false
            }
            _ => {
                if let Some((_, drawn)) = self.0.take() {
                    drawn.destroy();
                }
                let renderer = yew::Renderer::with_root_and_props(place.clone(), props);
                self.0 = Some((place, renderer.render()));
                true
            }
        }
    }
}

#[derive(Clone, Properties)]
pub(super) struct ArticlesProps {
    shelf: Rc<Shelf>,
    all: Rc<[Kept]>,
    /// The title of the one that was deleted last.
    deleted: Option<Rc<str>>,
}

impl PartialEq for ArticlesProps {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all && self.deleted == other.deleted
    }
}

/// The list; nothing where nothing is kept.
#[component]
pub(super) fn Articles(props: &ArticlesProps) -> Html {
    let wanted = use_state(String::new);
    let renaming = use_state(|| None::<Rc<str>>);
    let is_asked = use_state(|| false);
    let all = &props.all;
    if all.is_empty() && props.deleted.is_none() {
        return Html::default();
    }
    let sought = wanted.to_lowercase();
    let shown: Vec<&Kept> = all.iter().filter(|k| k.has(&sought)).collect();
    let find = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <section aria-label={words::your_articles()}>
            <h3>{ words::your_articles() }</h3>
            if all.len() >= MANY || !wanted.is_empty() {
                <label class="hidden" for="shelf-find">{ words::find_articles() }</label>
                <input id="shelf-find" type="search" placeholder={words::find_articles()} autocomplete="off" oninput={find} />
            }
            <p class="note" aria-live="polite">{ heading(shown.len(), all.len(), !wanted.is_empty()) }</p>
            { way_back(props) }
            <ul>{ for shown.iter().map(|kept| row(props, kept, &renaming)) }</ul>
            if !all.is_empty() { { delete_all(props, &is_asked) } }
            <OwnWords />
        </section>
    }
}

fn heading(shown: usize, all: usize, is_sought: bool) -> String {
    let articles = words::articles(all);
    if is_sought {
        words::articles_of(&words::articles(shown), &articles)
    } else {
        words::articles_kept(&articles)
    }
}

fn way_back(props: &ArticlesProps) -> Html {
    let Some(title) = &props.deleted else {
        return Html::default();
    };
    let shelf = Rc::clone(&props.shelf);
    let undo = move |_: MouseEvent| shelf.bring_back();
    html! {
        <p class="deleted" role="status">
            { words::deleted(title) }{ " " }
            <button type="button" class="verb" data-action="undelete" onclick={undo}>{ shared::undo() }</button>
        </p>
    }
}

fn row(props: &ArticlesProps, kept: &Kept, renaming: &UseStateHandle<Option<Rc<str>>>) -> Html {
    let id = Rc::clone(&kept.draft.id);
    if renaming.as_ref() == Some(&id) {
        return html! { <li key={&*id}>{ name_field(props, kept, renaming) }</li> };
    }
    let rename = {
        let (id, renaming) = (Rc::clone(&id), renaming.clone());
        move |_: MouseEvent| renaming.set(Some(Rc::clone(&id)))
    };
    let delete = {
        let (id, shelf) = (Rc::clone(&id), Rc::clone(&props.shelf));
        move |_: MouseEvent| shelf.delete(&id)
    };
    html! {
        <li key={&*id}>
            <a href={["#/a/", &*id].concat()}>{ kept.title.clone() }</a>
            <p class="note">{ about(kept) }</p>
            <div class="verbs">
                <button type="button" class="verb" data-action="rename-article" aria-label={words::rename_article(&kept.title)} onclick={rename}>{ words::rename() }</button>
                <button type="button" class="verb" data-action="delete-article" aria-label={words::delete_article(&kept.title)} onclick={delete}>{ words::delete() }</button>
            </div>
        </li>
    }
}

/// When it was read, who is in it, how much was corrected.
fn about(kept: &Kept) -> String {
    let options = Object::new();
    set(&options, "dateStyle", &"medium".into());
    set(&options, "timeStyle", &"short".into());
    let date = Date::new(&kept.seen.into());
    let mut parts = vec![String::from(
        date.to_locale_string(words::date_locale(), &options),
    )];
    if !kept.people.is_empty() {
        parts.push(kept.people.clone());
    }
    match kept.draft.corrections.len() {
        0 => {}
        n => parts.push(words::corrections(n)),
    }
    parts.join(" · ")
}

fn name_field(
    props: &ArticlesProps,
    kept: &Kept,
    renaming: &UseStateHandle<Option<Rc<str>>>,
) -> Html {
    let node = NodeRef::default();
    let close = {
        let renaming = renaming.clone();
        move || renaming.set(None)
    };
    let onsubmit = {
        let (id, shelf, node, close) = (
            Rc::clone(&kept.draft.id),
            Rc::clone(&props.shelf),
            node.clone(),
            close.clone(),
        );
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = node.cast::<HtmlInputElement>() {
                shelf.rename(&id, &field.value());
            }
            close();
        }
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    html! {
        <form class="field" {onsubmit} {onkeydown}>
            <label for="shelf-name">{ words::article_name() }</label>
            <input id="shelf-name" ref={node} value={kept.title.clone()} autocomplete="off" />
            <button type="submit" class="verb">{ words::rename() }</button>
        </form>
    }
}

fn delete_all(props: &ArticlesProps, is_asked: &UseStateHandle<bool>) -> Html {
    let turned = |on: bool| {
        let is_asked = is_asked.clone();
        move |_: MouseEvent| is_asked.set(on)
    };
    let shelf = Rc::clone(&props.shelf);
    let closed = is_asked.clone();
    let delete = move |_: MouseEvent| {
        closed.set(false);
        shelf.delete_all();
    };
    let question = words::delete_all_sure(&words::articles(props.all.len()));
    html! {
        <div class="verbs" role="group" aria-label={words::everything()}>
            if **is_asked {
                <span>{ question }</span>
                <button type="button" class="verb" data-action="delete-all-sure" onclick={delete}>{ words::delete() }</button>
                <button type="button" class="verb" data-action="delete-all-not" onclick={turned(false)}>{ words::keep() }</button>
            } else {
                <button type="button" class="verb" data-action="delete-all" onclick={turned(true)}>{ words::delete_all() }</button>
            }
        </div>
    }
}
