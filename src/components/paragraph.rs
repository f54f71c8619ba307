//! A paragraph of the article: text, links for mentions, marks for quotes.

use core::ops::Range;
use std::rc::Rc;

use pressmark::annotation::{EntityType, RegionKind, Sense};
use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::article::Article;
use crate::filters::{Filter, Filters};
use crate::highlight::Segment;
use crate::wording::is_doubtful;
use crate::words::article as words;

/// So many words that are passed over within a line are folded; fewer are grey.
const FOLDED: usize = 6;

/// Props of [`Block`].
#[derive(Properties, PartialEq)]
pub struct BlockProps {
    /// The article.
    pub article: Rc<Article>,
    /// The block's number.
    pub number: usize,
    /// Which of its paragraphs.
    pub paragraphs: Range<usize>,
    /// What is shown.
    pub filters: Filters,
    /// The mention that the Tab key reaches, where it stands in this block.
    pub current: Option<u32>,
}

/// A few paragraphs, drawn again only when something in them changes.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let article = &props.article;
    let passed = |number: usize| article.is_passed_over(number);
    let numbers: Vec<usize> = props.paragraphs.clone().collect();
    let mut children = Vec::new();
    for run in numbers.chunk_by(|&a, &b| passed(a) && passed(b)) {
        children.push(gap(article, run[0]));
        if passed(run[0]) {
            children.push(passed_over(props, run));
        } else {
            children.push(paragraph(props, run[0]));
        }
    }
    if props.paragraphs.end == article.paragraphs.len() {
        children.push(gap(article, props.paragraphs.end));
    }
    html! { <div class="block" data-block={props.number.to_string()}>{ for children }</div> }
}

/// The line ends before a paragraph; after the last one, those at the end of the text.
fn gap(article: &Article, number: usize) -> Html {
    let end_of = |n: usize| article.paragraphs[n].bytes.end;
    let start = number.checked_sub(1).map_or(0, end_of);
    let next = article.paragraphs.get(number);
    let end = next.map_or(article.text().len() as u32, |p| p.bytes.start);
    text(article, &(start..end))
}

/// Lines that are passed over, folded into one that says how many they are. Its words are the style sheet's, so that the
/// article's text stays what it is; a search in the page opens it.
fn passed_over(props: &BlockProps, run: &[usize]) -> Html {
    let pieces = |n: &&usize| props.article.paragraphs[**n].continued;
    let lines = run.len() - run.iter().filter(pieces).count();
    let mut words = Vec::new();
    for (n, &number) in run.iter().enumerate() {
        if n > 0 {
            words.push(gap(&props.article, number));
        }
        words.push(paragraph(props, number));
    }
    fold("passed", words::lines_passed(lines.max(1)), words)
}

fn fold(class: &'static str, label: String, words: Vec<Html>) -> Html {
    html! {
        <details {class}>
            <summary data-label={label.clone()} data-show={words::show()} data-hide={words::hide()} aria-label={label}></summary>
            { for words }
        </details>
    }
}

/// Words within a line that are passed over, behind a fold where they are many. The fold itself is empty: what a line goes
/// on with after it stays words of the line.
fn passed_words(props: &BlockProps, segment: &Segment, words: Html) -> Html {
    let article = &props.article;
    let many = article.words(&segment.bytes).split_whitespace().count();
    let at = article.paragraph_at(segment.bytes.start);
    let is_alone = at.is_some_and(|p| article.is_passed_over(p));
    html! {
        <>
            if many >= FOLDED && !is_alone {
                { fold("passed-words", words::words_passed(many), Vec::new()) }
            }
            <span class="boilerplate">{ words }</span>
        </>
    }
}

fn text(article: &Article, bytes: &Range<u32>) -> Html {
    VNode::from(article.words(bytes).to_owned())
}

fn paragraph(props: &BlockProps, number: usize) -> Html {
    let paragraph = &props.article.paragraphs[number];
    let region = props.article.regions[number].map(RegionKind::name);
    let tag = if region == Some("headline") {
        "h2"
    } else {
        "p"
    };
    let class = classes!(
        region.map(str::to_owned),
        paragraph.continued.then_some("continued"),
        is_spaced(props.article.words(&paragraph.bytes)).then_some("spaced"),
    );
    let is_plain =
        props.filters == Filters::NONE && paragraph.segments.iter().all(|s| s.aside.is_none());
    let words = if is_plain {
        vec![text(&props.article, &paragraph.bytes)]
    } else {
        quoted(props, &paragraph.segments, 0)
    };
    html! {
        <@{tag} {class} dir="auto" data-paragraph={number.to_string()}>{ for words }</@>
    }
}

/// True where white space is more than the space between two words, and is to be shown as it stands.
fn is_spaced(words: &str) -> bool {
    let space = |c: char| c.is_ascii_whitespace();
    let mut before = true;
    for c in words.chars() {
        if (space(c) && before) || matches!(c, '\t' | '\u{c}') {
            return true;
        }
        before = space(c);
    }
    before
}

/// Draws segments; those under the same quote share one mark, and a quote inside a quote is a mark inside a mark.
/// Inside the marks, own words and reported ones are told apart.
fn quoted(props: &BlockProps, segments: &[Segment], depth: usize) -> Vec<Html> {
    if !props.filters.has(Filter::Quotes) {
        return segments.iter().map(|s| segment(props, s)).collect();
    }
    segments
        .chunk_by(|a, b| {
            a.quotes.get(depth) == b.quotes.get(depth) && (a.quotes.len() > depth || a.own == b.own)
        })
        .flat_map(|run| match run[0].quotes.get(depth) {
            Some(&number) => vec![mark(props, number, quoted(props, run, depth + 1))],
            None if depth > 0 => {
                let class = if run[0].own { "own" } else { "reported" };
                let words = run.iter().map(|s| segment(props, s));
                vec![html! { <span {class}>{ for words }</span> }]
            }
            None => run.iter().map(|s| segment(props, s)).collect(),
        })
        .collect()
}

fn mark(props: &BlockProps, number: u32, words: Vec<Html>) -> Html {
    let Some(quote) = props.article.quote(number) else {
        return words.into_iter().collect();
    };
    let speaker = quote.speaker().map(|e| e.id.clone());
    html! {
        <mark
            class="quote"
            data-quote={quote.id.clone()}
            data-speaker={speaker}
            aria-details={format!("{}-entry", quote.id)}
        >{ for words }</mark>
    }
}

fn segment(props: &BlockProps, segment: &Segment) -> Html {
    let words = text(&props.article, &segment.bytes);
    let words = match props.article.shown_mention(segment, props.filters) {
        Some(number) => link(props, number, segment, words),
        None => words,
    };
    match segment.aside {
        Some(RegionKind::Boilerplate) => passed_words(props, segment, words),
        Some(aside) => html! { <span class={aside.name()}>{ words }</span> },
        None => words,
    }
}

fn link(props: &BlockProps, number: u32, segment: &Segment, words: Html) -> Html {
    let Some(mention) = props.article.mention(number) else {
        return words;
    };
    let ends = props.article.ends(number, props.filters);
    let first = ends.is_some_and(|(first, _)| first == segment.bytes.start);
    let last = ends.is_some_and(|(_, last)| last == segment.bytes.start);
    let reached = first && props.current == Some(number);
    // A fainter line says that it is not sure, and after its last piece the style sheet sets a question mark.
    let doubt = is_doubtful(mention.confidence).then_some(if last { "?" } else { "" });
    let acts = mention.kind == EntityType::Place && mention.sense == Some(Sense::Actor);
    html! {
        <a
            id={first.then(|| mention.id.clone())}
            href={format!("#{}", mention.entity)}
            class={classes!("mention", mention.kind.name(), mention.form.name())}
            data-mention={mention.id.clone()}
            data-entity={mention.entity.clone()}
            data-type={mention.kind.name()}
            data-sense={mention.sense.map(Sense::name)}
            data-doubt={doubt}
            tabindex={if reached { "0" } else { "-1" }}
        >
            if acts { <span class="acts">{ words }</span> } else { { words } }
        </a>
    }
}
