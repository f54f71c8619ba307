//! Who said what: every quote in full, in the order of the text or by speaker.

use std::rc::Rc;

use yew::prelude::*;

use super::filters::switched_off;
use super::found::{hits, more};
use super::leaf::leaf;
use super::lists::{Extent, ListsProps, ROWS, nothing, panel};
use super::press::press;
use super::standing::relay;
use crate::article::{Article, wanted};
use crate::browser::dom;
use crate::browser::download;
use crate::filters::Filter;
use crate::pane::{QuoteOrder, Tab};
use crate::quotation;
use crate::speaker::{self, Speaker};
use crate::state::Action;
use crate::wording::{capital, doubt, excerpt, quote_manner};
use crate::words::{article as words, shared, thousands};

/// Characters of a quote that the status line repeats.
const EXCERPT: usize = 50;

/// What a row can do besides leading into the text.
struct RowContext<'a> {
    props: &'a ListsProps,
    /// The quote whose ways to be copied are open.
    copying: &'a UseStateHandle<Option<u32>>,
}

/// The quotes; a click goes to one in the text.
pub(super) fn said(
    props: &ListsProps,
    extent: &Extent,
    copying: &UseStateHandle<Option<u32>>,
) -> Html {
    let article = &props.article;
    let total = article.rows(Tab::Said);
    let is_on = props.filters.has(Filter::Quotes);
    let sought = wanted(&props.find);
    let wanted_of = props.only.map(|e| article.same_row(e));
    let is_wanted = |q: &u32| {
        let of = article.sayers(*q);
        let is_of = |them: &Vec<u32>| of.iter().any(|e| them.contains(e));
        wanted_of.as_ref().is_none_or(is_of) && article.quote_holds(*q, &sought)
    };
    let (quotes, mut others): (Vec<u32>, Vec<u32>) = article
        .quotes_in(props.order)
        .into_iter()
        .partition(is_wanted);
    // The marks in the text point to the rows. Of a long list some are left out anyway.
    if total > ROWS {
        others.clear();
    }
    let found = quotes.len();
    let context = RowContext { props, copying };
    let body = html! {
        <>
            if total > 0 && is_on { { head(&context) } }
            { hits(&props.find, found, total, shared::quotes) }
            if total == 0 { { nothing(words::nobody_quoted()) } }
            if total > 0 && !is_on { { switched_off(Filter::Quotes, &props.dispatch) } } else {
                <ul>
                    { for quotes.iter().take(extent.limit()).map(|&q| row(&context, q)) }
                    { for others.iter().map(|&q| absent(article, q)) }
                </ul>
                { more(found, ROWS, &extent.all) }
            }
        </>
    };
    panel(props, Tab::Said, found > ROWS, body)
}

/// The order, and whose quotes are listed.
fn head(context: &RowContext) -> Html {
    let props = context.props;
    let article = &props.article;
    let order = |order: QuoteOrder, name: &'static str, label: &'static str| {
        let onclick = press(&props.dispatch, Action::Order(order));
        let on = props.order == order;
        html! {
            <button type="button" class="choice" data-order={name} aria-pressed={on.to_string()} {onclick}>{ label }</button>
        }
    };
    let whose = match props.only {
        Some(entity) => {
            let onclick = press(&props.dispatch, Action::OnlySpeaker(None));
            let name = speaker::of_entity(article, entity).words;
            html! {
                <button type="button" class="chip" data-action="everybody" aria-label={words::everybody_again(&name)} {onclick}>
                    { words::only_name(&name) }<span aria-hidden="true">{ " ×" }</span>
                </button>
            }
        }
        None => speakers(props),
    };
    html! {
        <div class="head">
            <div class="order" role="group" aria-label={words::order()}>
                { order(QuoteOrder::Text, "text", words::text_order()) }
                { order(QuoteOrder::Speaker, "speaker", words::by_speaker()) }
            </div>
            { whose }
        </div>
    }
}

/// A list of all speakers, to see one alone.
fn speakers(props: &ListsProps) -> Html {
    let article = &props.article;
    let speakers = article.speakers();
    if speakers.len() < 2 {
        return Html::default();
    }
    let onchange = {
        let (article, dispatch) = (Rc::clone(article), props.dispatch.clone());
        move |e: Event| {
            let chosen = e.target_dyn_into::<web_sys::HtmlSelectElement>();
            let chosen = chosen.and_then(|s| Some(article.entity_with_id(&s.value())?.number()));
            dispatch.emit(Action::OnlySpeaker(chosen));
        }
    };
    let option = |row: &&crate::article::Row| {
        let name = excerpt(&speaker::of_entity(article, row.lead()).words, 40);
        let id = article.entity(row.lead()).map(|e| e.id.clone());
        html! { <option value={id}>{ words::speaker_quotes(&name, &thousands(row.quotes as usize)) }</option> }
    };
    html! {
        <select data-action="only-speaker" aria-label={words::whose_quotes()} {onchange}>
            // Said, because the options are put in from behind and browsers choose the first that comes.
            <option value="" selected={true}>{ words::everybody() }</option>
            { for speakers.iter().map(option) }
        </select>
    }
}

fn row(context: &RowContext, number: u32) -> Html {
    let props = context.props;
    let article = &props.article;
    let Some(quote) = article.quote(number) else {
        return Html::default();
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        move |e: MouseEvent| {
            // The other buttons of a row mean something else.
            if dom::closest(e.target(), "button:not(.words), .ways").is_none() {
                dispatch.emit(Action::VisitQuote(number));
            }
        }
    };
    let is_lit = props
        .lit
        .is_some_and(|lit| article.sayers(number).contains(&lit));
    let sure = quote.speaker.as_ref().map_or(1.0, |s| s.confidence);
    let doubt = doubt(sure.min(quote.confidence));
    let is_open = **context.copying == Some(number);
    let onkeydown = is_open.then(|| {
        let copying = context.copying.clone();
        Callback::from(move |e: KeyboardEvent| {
            if e.key() == "Escape" {
                close(&copying, e.target());
            }
        })
    });
    html! {
        <li
            key={quote.id.clone()}
            id={format!("{}-entry", quote.id)}
            class={classes!("row", "quote", is_lit.then_some("lit"))}
            data-quote={quote.id.clone()}
            aria-current={(props.quote == Some(number)).then_some("true")}
            {onclick}
            {onkeydown}
        >
            <div class="line">
                { names(props, number) }
                if let Some(doubt) = doubt { { leaf("span", "doubt", doubt) } }
                { leaf("span", "kind manner", quote_manner(quote.kind, article.is_headline(number))) }
                { copy_button(context, number, is_open) }
            </div>
            if is_open { { ways_to_copy(context, number) } }
            <button type="button" class="words" lang={article.language()}>{ pieces(article, number) }</button>
        </li>
    }
}

/// Stands in the list for a row that is not wanted now, because its quote's marks say that there is one.
fn absent(article: &Article, number: u32) -> Html {
    let id = article.quote(number).map(|q| format!("{}-entry", q.id));
    html! { <li key={format!("absent-{number}")} {id} hidden={true}></li> }
}

/// All who say it, and from whom the article has it.
fn names(props: &ListsProps, number: u32) -> Html {
    let speakers = speaker::of_quote(&props.article, number);
    let last = speakers.len() - 1;
    let mut names: Vec<Html> = Vec::new();
    for (at, speaker) in speakers.into_iter().enumerate() {
        if at > 0 {
            names.push(Html::from(if at == last { shared::and() } else { ", " }));
        }
        names.push(name(props, speaker));
    }
    names.push(relay(&props.article, number));
    names.into_iter().collect()
}

/// Who says it, a way to them where they are one of those listed.
fn name(props: &ListsProps, speaker: Speaker) -> Html {
    let not_named =
        (!speaker.is_named && !speaker.is_told).then(|| leaf("span", "kind", words::not_named()));
    let entity = speaker
        .entity
        .and_then(|e| Some((e, props.article.entity(e)?)));
    let Some((number, entity)) = entity else {
        return leaf("span", "name nobody", &capital(&speaker.words));
    };
    let onclick = press(&props.dispatch, Action::Visit(number));
    let (nobody, label) = if speaker.is_named {
        (None, speaker.words)
    } else {
        (Some("nobody"), capital(&speaker.words))
    };
    html! {
        <>
            <button type="button" class={classes!("name", entity.kind.name(), nobody)} data-entity={entity.id.clone()} {onclick}>
                { label }
            </button>
            { for not_named }
        </>
    }
}

/// The words as they stand: the speaker's own, and those of the article.
fn pieces(article: &Article, number: u32) -> Html {
    let mut before = 0;
    let piece = |(part, own, words): (usize, bool, &str)| {
        let gap = (part != before).then_some(" … ");
        before = part;
        // A quote over several paragraphs holds their ends.
        let words = words.replace('\n', " ");
        html! {
            <>{ for gap }<span class={if own { "own" } else { "reported" }}>{ words }</span></>
        }
    };
    article.pieces(number).into_iter().map(piece).collect()
}

fn copy_button(context: &RowContext, number: u32, is_open: bool) -> Html {
    let copying = context.copying.clone();
    let onclick = move |_: MouseEvent| copying.set((!is_open).then_some(number));
    html! {
        <button type="button" class="copy" data-action="copy-quote" aria-expanded={is_open.to_string()} {onclick}>{ words::copy() }</button>
    }
}

/// Three styles, each as it will stand on the clipboard. Escape and a choice close the list and lead back to its button.
fn ways_to_copy(context: &RowContext, number: u32) -> Html {
    let (dispatch, copying) = (context.props.dispatch.clone(), context.copying.clone());
    let way = |style: String| {
        let (dispatch, copying, preview) = (dispatch.clone(), copying.clone(), style.clone());
        let onclick = move |e: MouseEvent| {
            close(&copying, e.target());
            let (dispatch, copied) = (dispatch.clone(), style.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = download::copy_text(&copied).await;
                let said = match done {
                    Ok(()) => words::quote_copied(&excerpt(&copied, EXCERPT)),
                    Err(_) => words::quote_not_copied().to_owned(),
                };
                dispatch.emit(Action::Say(said));
            });
        };
        html! { <li><button type="button" data-action="copy-as" {onclick}>{ preview }</button></li> }
    };
    html! {
        <ul class="ways" aria-label={words::copy_as()}>
            { for quotation::styles(&context.props.article, number).into_iter().map(way) }
        </ul>
    }
}

/// The list of styles goes, and the focus to the button that opened it.
fn close(copying: &UseStateHandle<Option<u32>>, from: Option<web_sys::EventTarget>) {
    let row = dom::closest(from, ".row.quote");
    if let Some(button) = row.and_then(|r| dom::first_in(&r, ".copy")) {
        let _ = button.focus();
    }
    copying.set(None);
}
