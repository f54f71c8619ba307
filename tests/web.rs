//! Components and imports in a real browser.
//!
//! `cargo test -p pressmark --test web --target wasm32-unknown-unknown`, with wasm-bindgen-test-runner as the target's
//! runner, CHROMEDRIVER set, and WASM_BINDGEN_TEST_WEBDRIVER_JSON naming the browser's capabilities; `./dev test` sets all.
#![cfg(target_arch = "wasm32")]

use gloo::utils::document;
use std::rc::Rc;

use js_sys::Uint8Array;
use pressmark::annotation::RegionKind;
use pressmark_web::article::Article;
use pressmark_web::browser::download::{Files, Kind};
use pressmark_web::browser::import::{clipboard::Brought, file, html};
use pressmark_web::browser::protocol::{Request, WorkerRequest, WorkerResponse};
use pressmark_web::browser::{dom, download, emphasis, keeping};
use pressmark_web::card::Highlighted;
use pressmark_web::components::app::App;
use pressmark_web::components::paragraph::{Block, BlockProps};
use pressmark_web::filters::{Filter, Filters};
use pressmark_web::models::{Missing, ModelFile};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "📰 Report\r\n\n“We will rebuild Oslo,” Mayor Ada Lund said.  She left.\n\n";

fn article(text: &str) -> Rc<Article> {
    let source = pressmark::Source::new(text);
    let document =
        pressmark::annotate(&source.text).document("2026-01-31T12:00:00Z", &source.preprocessing);
    Rc::new(Article::new(document))
}

/// An empty element in the page, under this id; what an earlier test left is taken away.
fn root(id: &str) -> Element {
    // The runner writes its results into the page too, so only what the tests made is taken away.
    for old in dom::all(".stage") {
        old.remove();
    }
    let root = document().create_element("div").expect("an element");
    root.set_id(id);
    root.set_class_name("stage");
    let body = document().body().expect("a body");
    body.append_child(&root).expect("a place for it");
    root
}

async fn draw(article: &Rc<Article>, filters: Filters) -> Element {
    let root = root("doc");
    let props = BlockProps {
        article: Rc::clone(article),
        number: 0,
        paragraphs: 0..article.paragraphs.len(),
        filters,
        current: article.reading_order(filters).first().copied(),
    };
    yew::Renderer::<Block>::with_root_and_props(root.clone(), props).render();
    yew::scheduler::flush().await;
    root
}

fn count(root: &Element, selector: &str) -> u32 {
    root.query_selector_all(selector)
        .expect("a selector")
        .length()
}

fn words(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_drawn_text_is_the_text() {
    let article = article(TEXT);
    let root = draw(&article, Filters::ALL).await;
    assert_eq!(words(&root), article.text());
    assert!(count(&root, "a[data-mention]") >= 2);
    assert_eq!(count(&root, "[tabindex='0']"), 1);
    assert_eq!(words(&draw(&article, Filters::NONE).await), article.text());
}

#[wasm_bindgen_test]
async fn a_mention_is_a_link_that_says_what_it_is() {
    let article = article(TEXT);
    let root = draw(&article, Filters::ALL).await;
    for (number, mention) in article.document().mentions.iter().enumerate() {
        let Some(link) = dom::by_id(&mention.id) else {
            panic!("{number} {} is not drawn", mention.text);
        };
        assert_eq!(words(&link), mention.text);
        assert_eq!(
            link.get_attribute("data-entity").as_deref(),
            Some(mention.entity.as_str())
        );
        assert_eq!(
            link.get_attribute("href"),
            Some(format!("#{}", mention.entity))
        );
    }
    let oslo = root
        .query_selector("mark[data-quote] a[data-type=place]")
        .expect("a selector");
    assert_eq!(oslo.map(|e| words(&e)).as_deref(), Some("Oslo"));
}

#[wasm_bindgen_test]
async fn a_filter_takes_away_the_marks_and_not_the_text() {
    let article = article(TEXT);
    let root = draw(&article, Filters::ALL.toggled(Filter::Quotes)).await;
    assert_eq!(
        (count(&root, "mark"), words(&root).as_str()),
        (0, article.text())
    );
    assert!(count(&root, "a[data-mention]") >= 2);
}

#[wasm_bindgen_test]
async fn hostile_text_is_shown_literally() {
    let text = "<img src=x onerror=\"window.pwned=1\"></mark> \u{202e}Ada Lund\u{0} said “<b>no</b>” &amp; left.";
    let article = article(text);
    let root = draw(&article, Filters::ALL).await;
    assert_eq!(words(&root), article.text());
    assert_eq!(count(&root, "img, b, script"), 0);
}

#[wasm_bindgen_test]
async fn stamps_and_labels_are_set_as_such_and_keep_their_mentions() {
    let text = "Talks go on\n\n13.31 GMT Ada Lund: We will rebuild Oslo, and soon.\n";
    let mut document = pressmark::annotate(text).document("2026-01-31T12:00:00Z", &[]);
    let mut region = |kind: RegionKind, words: &str| {
        let start = text.find(words).expect("the words") as u32;
        document
            .document
            .regions
            .push(pressmark::annotation::Region {
                kind,
                start,
                end: start + words.len() as u32,
                text: words.to_owned(),
            });
    };
    region(RegionKind::Timestamp, "13.31 GMT");
    region(RegionKind::Label, "Ada Lund:");
    let article = Rc::new(Article::new(document));
    for filters in [Filters::ALL, Filters::NONE] {
        let root = draw(&article, filters).await;
        assert_eq!(words(&root), text);
        let of = |class: &str| {
            let all = root.query_selector_all(class).expect("a selector");
            let each = (0..all.length()).filter_map(|n| all.get(n)?.text_content());
            each.collect::<String>()
        };
        assert_eq!(
            (of(".timestamp"), of(".label")),
            ("13.31 GMT".into(), "Ada Lund:".into())
        );
    }
}

#[wasm_bindgen_test]
async fn a_quote_lights_its_speaker_and_cue() {
    let article = article(TEXT);
    draw(&article, Filters::ALL).await;
    emphasis::light(&article, Highlighted::Quote(0));
    let lit = |name: &str| {
        let code = format!(
            "[...[...document.querySelectorAll('[data-lit={name}]')].map((e) => e.textContent), \
             ...[...(CSS.highlights.get('{name}') ?? [])].map(String)].join('|')"
        );
        js_sys::eval(&code)
            .expect("what is lit")
            .as_string()
            .unwrap_or_default()
    };
    assert_eq!(
        (lit("speaker").as_str(), lit("cue").as_str()),
        ("Ada Lund", "said")
    );
    assert_eq!(lit("entity"), "“We will rebuild Oslo,”");
    emphasis::clear();
    assert_eq!(lit("entity"), "");
}

#[wasm_bindgen_test]
fn markup_becomes_paragraphs_and_nothing_of_it_runs() {
    static_scripts();
    let markup = "<h1>A  headline</h1><script>window.pwned = 1</script><p>First <b>bold</b>\n words.</p>\
        <img src=x onerror='window.pwned = 1'><p>Second<br>line &amp; more</p><table><tr><td>a<td>b</table>";
    let text = html::text(markup).expect("paragraphs");
    assert_eq!(
        text,
        "A headline\n\nFirst bold words.\n\nSecond\nline & more\n\na\tb"
    );
    assert!(
        js_sys::eval("window.pwned")
            .expect("a window")
            .is_undefined()
    );
    assert_eq!(html::text("<span>only a word</span>"), None);
}

#[wasm_bindgen_test]
fn a_page_gives_its_article() {
    static_scripts();
    let story = "<p>A story of some length, told in one paragraph.</p>";
    let page = format!(
        "<nav><p>Menu</p></nav><p>Teaser</p><article><h1>Title</h1>{story}</article><footer><p>About</p></footer>"
    );
    assert_eq!(
        html::page_text(&page),
        "Title\n\nA story of some length, told in one paragraph."
    );
    assert_eq!(html::page_text("<p>One.</p><p>Two.</p>"), "One.\n\nTwo.");
}

#[wasm_bindgen_test]
fn a_paste_prefers_markup_with_paragraphs() {
    static_scripts();
    let data = web_sys::DataTransfer::new().expect("a data transfer");
    data.set_data("text/plain", "One. Two.")
        .expect("plain text");
    let draft = || {
        let given = Brought::of(&data).given().expect("something");
        given.map(|given| given.draft)
    };
    assert_eq!(&*draft().expect("a draft").text, "One. Two.");
    data.set_data("text/html", "<p>One.</p><p>Two.</p>")
        .expect("markup");
    let read = draft().expect("a draft");
    assert_eq!((&*read.text, read.from_html), ("One.\n\nTwo.", true));
    data.set_data("text/plain", "https://news.example/ferry")
        .expect("plain text");
    assert!(draft().expect_err("a reason").contains("address of a page"));
}

#[wasm_bindgen_test]
async fn files_are_read_or_refused_with_a_reason() {
    static_scripts();
    let open = async |name: &str, bytes: &[u8]| {
        let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
        let file = web_sys::File::new_with_u8_array_sequence(&parts, name).expect("a file");
        file::read(&file).await.map(|given| given.draft)
    };
    let text = open("a.txt", "Café — “yes”".as_bytes())
        .await
        .expect("text");
    assert_eq!(&*text.text, "Café — “yes”");
    let western = open("a.txt", b"caf\xe9").await.expect("text");
    assert_eq!(&*western.text, "café");
    let page = open("a.html", b"<p>One.<p>Two.").await.expect("text");
    assert_eq!((&*page.text, page.from_html), ("One.\n\nTwo.", true));
    // The program that reads the marks is beside the page, and not here.
    let marked = open("a.md", b"# One\n\n*Two*").await.expect("text");
    assert_eq!((&*marked.text, marked.from_html), ("# One\n\n*Two*", false));
    let pdf = open("a.pdf", b"%PDF-1.7 \0\0").await.expect_err("a reason");
    assert!(pdf.contains("is a PDF") && pdf.contains("paste"), "{pdf}");
    assert!(
        open("empty.txt", b" \n")
            .await
            .expect_err("a reason")
            .contains("no text")
    );
}

#[wasm_bindgen_test]
fn messages_come_through() {
    let request = Request {
        number: 7,
        text: "📰 text".into(),
        from_html: true,
        corrections: vec![r#"[{"verb":"not-a-name"}]"#.into()],
        corrected: Some("📰 texts".into()),
        home: "Ontario, Canada".into(),
    };
    for request in [
        WorkerRequest::Annotate(request),
        WorkerRequest::Fetch(vec![ModelFile {
            kind: "names".into(),
            address: "https://example.org/models/names-00.bin".into(),
            bytes: 12,
        }]),
        WorkerRequest::Seek("Paris, Ontario".into()),
    ] {
        assert_eq!(WorkerRequest::read(&request.written()), Some(request));
    }
    assert_eq!(WorkerRequest::read(&"nonsense".into()), None);
}

/// What the worker writes the page reads by the same names.
#[wasm_bindgen_test]
fn responses_come_through() {
    for response in [
        WorkerResponse::Ready,
        WorkerResponse::Progress {
            received: 1,
            total: 2,
        },
        WorkerResponse::Fetched {
            any_loaded: true,
            missing: vec![Missing {
                kind: "gazetteer".into(),
                why: "it is damaged".into(),
            }],
        },
        WorkerResponse::Homes {
            words: "Paris".into(),
            names: vec!["Paris, Ontario, Canada".into()],
        },
        WorkerResponse::Begun { number: 7 },
        WorkerResponse::Failed {
            number: 7,
            reason: "a panic".into(),
        },
    ] {
        let read = WorkerResponse::read(&response.written()).expect("a response");
        assert_eq!(format!("{read:?}"), format!("{response:?}"));
    }
    let older = js_sys::Array::of1(&"ready".into());
    assert!(WorkerResponse::read(&older).is_none());
}

#[wasm_bindgen_test]
fn buffers_come_through_as_they_are_and_can_be_handed_over() {
    let bytes = |bytes: &[u8]| Uint8Array::from(bytes);
    let sent = WorkerResponse::Annotated {
        number: 7,
        files: Files {
            document: bytes(&[1, 2, 3]),
            json: bytes(&[4, 5]),
            geojson: bytes(&[6]),
        },
        placed: vec!["[]".into(), String::new()],
    };
    let Some(WorkerResponse::Annotated {
        number: 7,
        files,
        placed,
    }) = WorkerResponse::read(&sent.written())
    else {
        panic!("the response is read");
    };
    assert_eq!(files.document.to_vec(), [1, 2, 3]);
    assert_eq!(placed, ["[]", ""]);
    assert_eq!(
        (files.json.to_vec(), files.geojson.to_vec()),
        (vec![4, 5], vec![6])
    );
    let buffers = sent.buffers();
    let all = [&files.document, &files.json, &files.geojson];
    assert!(all.iter().all(|b| buffers.includes(&b.buffer(), 0)));
    assert_eq!(buffers.length(), 3);
}

#[wasm_bindgen_test]
fn the_files_name_comes_from_the_headline() {
    let storm = article("Storm over the bay\n\nIt rained.\n");
    assert_eq!(
        download::name(&storm, Kind::Json),
        "storm-over-the-bay.json"
    );
    assert_eq!(
        download::name(&storm, Kind::GeoJson),
        "storm-over-the-bay.geojson"
    );
}

#[wasm_bindgen_test]
async fn without_its_worker_the_page_says_so_and_keeps_the_text() {
    keeping::forget();
    let root = root("app");
    yew::Renderer::<App>::with_root(root.clone()).render();
    yew::scheduler::flush().await;
    let area: HtmlTextAreaElement = dom::by_id("source")
        .expect("the text area")
        .unchecked_into();
    let text = "Ada Lund left Oslo on Monday. ".repeat(5);
    area.set_value(&text);
    let event =
        web_sys::InputEvent::new_with_event_init_dict("input", &bubbling()).expect("an event");
    area.dispatch_event(&event).expect("somebody listens");
    let alert = until(&root, "[role=alert]").await;
    assert!(
        words(&alert).contains("could not start"),
        "{}",
        words(&alert)
    );
    assert_eq!(count(&root, "button[data-action=retry]"), 1);
    assert_eq!(area.value(), text);
    let kept = keeping::kept().draft.expect("a kept article");
    assert_eq!(&*kept.text, text);
    keeping::forget();
    let kept = keeping::kept();
    assert!(kept.draft.is_none() && kept.previous.is_none(), "{kept:?}");
}

/// The page's own scripts that the program calls; index.html loads them.
fn static_scripts() {
    let known = js_sys::Reflect::has(&js_sys::global(), &"pressmarkMarkup".into());
    if !known.expect("a window") {
        js_sys::eval(include_str!("../static/markup.js")).expect("a script");
    }
}

fn bubbling() -> web_sys::InputEventInit {
    let options = web_sys::InputEventInit::new();
    options.set_bubbles(true);
    options
}

/// The element once it is there; a test that waits in vain ends in a time-out.
async fn until(root: &Element, selector: &str) -> HtmlElement {
    loop {
        if let Some(found) = root.query_selector(selector).expect("a selector") {
            return found.unchecked_into();
        }
        gloo::timers::future::TimeoutFuture::new(20).await;
    }
}
