//! What can be done with the annotated article.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::article::Article;
use crate::download::Kind;
use crate::state::{Action, View};
use crate::{download, keeping, wording};

/// Download, copy, edit, begin anew, forget.
pub(crate) fn toolbar(view: View, article: &Rc<Article>, dispatch: &Callback<Action>) -> Html {
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let save = |kind: Kind| {
        let article = Rc::clone(article);
        dispatch.reform(move |_: MouseEvent| saved(&article, kind))
    };
    let copy = {
        let (article, dispatch) = (Rc::clone(article), dispatch.clone());
        move |_: MouseEvent| {
            let (article, dispatch) = (Rc::clone(&article), dispatch.clone());
            spawn_local(async move { dispatch.emit(copied(&article).await) });
        }
    };
    let forget = dispatch.reform(|_: MouseEvent| {
        keeping::forget();
        Action::Forgotten
    });
    html! {
        <div class="toolbar" role="group" aria-label="Article">
            <button type="button" class="button strong" data-action="download-json" onclick={save(Kind::Json)}>{ "Download JSON" }</button>
            if article.has_places() {
                // Short, so that the tools take no third line of a phone.
                <button
                    type="button"
                    class="button"
                    data-action="download-geojson"
                    title="Download the places, for a map"
                    onclick={save(Kind::GeoJson)}
                ><span class="hidden">{ "Download " }</span>{ "GeoJSON" }</button>
            }
            <button type="button" class="button" data-action="copy-json" onclick={copy}>{ "Copy JSON" }</button>
            if view == View::Reading {
                <button type="button" class="button" data-action="edit" onclick={act(Action::Edit)}>{ "Edit text" }</button>
            }
            <button type="button" class="button" data-action="new" onclick={act(Action::New)}>{ "New article" }</button>
            <button
                type="button"
                class="button"
                data-action="forget"
                title="Delete the article that this browser keeps for a reload"
                onclick={forget}
            >{ "Forget" }</button>
        </div>
    }
}

fn saved(article: &Article, kind: Kind) -> Action {
    match (download::save(article, kind), kind) {
        (Ok(name), Kind::Json) => Action::Say(format!("Saved as {name}")),
        (Ok(name), Kind::GeoJson) => Action::Say(wording::saved_places(article, &name)),
        (Err(_), _) => Action::Notice(Some(
            "The browser did not save the file. Try “Copy JSON” and paste it into a file of your own.".into(),
        )),
    }
}

async fn copied(article: &Article) -> Action {
    match download::copy(article).await {
        Ok(()) => Action::Say("JSON copied".into()),
        Err(_) => Action::Notice(Some(
            "The browser does not let this page write to the clipboard. “Download JSON” gives the same as a file.".into(),
        )),
    }
}
