//! The shelf: the articles that this browser keeps (`docs/shelf.md`). It is a part of the program that is fetched once an article has
//! been read; what the page itself keeps for a reload is `browser::keeping`.
//!
//! `kept` and `reading` know what is kept of an article, `store` the database, `pen` which of several tabs may write, `list` draws.

mod kept;
mod list;
mod own_words;
mod pen;
pub mod reading;
mod store;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::article::Article;
use crate::browser::shelf::Asked;
use crate::browser::{desk, keeping, shelf};
use crate::state::{Settings, Told};
use crate::words::desk as words;
use kept::Kept;
use list::List;
use pen::Pen;
use store::{Store, Trouble};

/// Where tabs tell each other which article has been written: its id.
const CHANNEL: &str = "pressmark.shelf";

/// The articles, and which of them is open here.
pub(crate) struct Shelf {
    store: RefCell<Option<Rc<Store>>>,
    /// All that is kept, the newest first.
    all: RefCell<Vec<Kept>>,
    open: RefCell<Option<Open>>,
    /// What is to be written next; one at a time.
    next: RefCell<Option<Kept>>,
    is_writing: Cell<bool>,
    /// What was deleted last, for a way back.
    deleted: RefCell<Option<Kept>>,
    /// The id that is being opened.
    sought: RefCell<String>,
    channel: Option<BroadcastChannel>,
    list: RefCell<List>,
}

/// The article that is open in this tab.
struct Open {
    pen: Rc<Pen>,
    /// This tab writes it.
    is_held: bool,
    /// What has been kept of it before is known by now, so that nothing newer is written over.
    is_known: bool,
    /// Nothing has been kept of it before: the reader's own words are still to be said of it.
    is_new: bool,
    /// As it is now.
    kept: Kept,
    /// As it was written last.
    written: Option<Kept>,
}

/// Milliseconds after which an article that is only looked at is written as seen once more.
const WHILE: f64 = 60_000.0;

impl Shelf {
    /// Opens what is kept, and listens to other tabs from then on.
    pub(crate) fn start() -> Rc<Self> {
        let shelf = Rc::new(Self {
            store: RefCell::default(),
            all: RefCell::default(),
            open: RefCell::default(),
            next: RefCell::default(),
            is_writing: Cell::default(),
            deleted: RefCell::default(),
            sought: RefCell::default(),
            channel: BroadcastChannel::new(CHANNEL).ok(),
            list: RefCell::default(),
        });
        shelf.listen();
        shelf
    }

    fn listen(self: &Rc<Self>) {
        let hear = |channel: Option<&BroadcastChannel>, then: fn(&Rc<Self>, String)| {
            let shelf = Rc::clone(self);
            let heard = move |event: &web_sys::Event| {
                if let Some(said) = event.unchecked_ref::<MessageEvent>().data().as_string() {
                    then(&shelf, said);
                }
            };
            if let Some(channel) = channel {
                EventListener::new(channel, "message", heard).forget();
            }
        };
        hear(self.channel.as_ref(), Self::written_elsewhere);
        hear(keeping::channel().ok().as_ref(), Self::forget);
        let shelf = Rc::clone(self);
        EventListener::new(&window(), shelf::TAKES_OVER, move |_| {
            let pen = shelf.open.borrow().as_ref().map(|o| Rc::clone(&o.pen));
            pen.iter().for_each(Pen::take);
        })
        .forget();
    }

    /// The page has laid out something else: keeps it, opens what is sought, and draws the list where there is a place for it.
    pub(crate) fn renew(self: &Rc<Self>, article: Option<&Article>) {
        let Some(asked) = shelf::asked() else { return };
        if self.sought.replace(asked.sought.clone()) != asked.sought && !asked.sought.is_empty() {
            self.seek(asked.sought.clone());
        }
        let draft = &asked.draft;
        if draft.is_blank() || draft.private || draft.id.is_empty() {
            self.leave();
        } else if self.opened(|o| o.kept.draft.id == draft.id) != Some(true) {
            self.leave();
            // Once it has been read: what is known of it then comes on top, and what the reader has settled.
            if article.is_some_and(|a| *a.text() == *draft.text) {
                let kept = Kept::default().with(&asked, article, Date::now());
                self.arrive(kept);
            }
        } else if self.opened(|o| o.is_held && o.is_known) == Some(true) {
            if let Some(article) = article {
                self.say_own_words(article);
            }
            self.write(&asked, article);
        }
        self.draw();
    }

    fn opened<T>(&self, what: impl FnOnce(&mut Open) -> T) -> Option<T> {
        self.open.borrow_mut().as_mut().map(what)
    }

    fn leave(&self) {
        if let Some(open) = self.open.take() {
            open.pen.leave();
        }
    }

    /// The database, opened once.
    async fn store(&self) -> Result<Rc<Store>, Trouble> {
        let open = self.store.borrow().clone();
        if let Some(store) = open {
            return Ok(store);
        }
        let store = Rc::new(Store::open().await?);
        self.store.replace(Some(Rc::clone(&store)));
        Ok(store)
    }

    /// Opens the article of an address.
    fn seek(self: &Rc<Self>, id: String) {
        let shelf = Rc::clone(self);
        spawn_local(async move {
            let kept = match shelf.store().await {
                Ok(store) => store.get(&id).await,
                Err(why) => Err(why),
            };
            let Ok(Some(kept)) = kept else {
                return shelf::tell(&Told::Unknown);
            };
            shelf::tell(&Told::Opened(kept.draft));
            if let Some(view) = Settings::read(&mut kept.view.split(' ')) {
                shelf::tell(&Told::Viewed(view));
            }
        });
    }

    /// An article has come that was not open here: what is kept of it already counts, and one tab alone writes it.
    fn arrive(self: &Rc<Self>, came: Kept) {
        let id = Rc::clone(&came.draft.id);
        let shelf = Rc::clone(self);
        // The pen is asked for before anything waits, so that two articles in a row cannot overtake one another.
        let pen = Pen::ask(&id, {
            let (shelf, id) = (Rc::clone(self), Rc::clone(&id));
            move |is_held| shelf.hold(&id, is_held)
        });
        self.open.replace(Some(Open {
            pen,
            is_held: false,
            is_known: false,
            is_new: false,
            kept: came.clone(),
            written: None,
        }));
        spawn_local(async move {
            let known = match shelf.known(&came).await {
                Ok(known) => known,
                Err(why) => return shelf.fail(why),
            };
            shelf.join(&came, known);
        });
    }

    /// The article under this id; or, where it has come without one, under the id by which the same text is kept.
    async fn known(&self, came: &Kept) -> Result<Option<Kept>, Trouble> {
        let store = self.store().await?;
        if let Some(known) = store.get(&came.draft.id).await? {
            return Ok(Some(known));
        }
        let is_twin = |kept: &Kept| kept.draft.text == came.draft.text;
        Ok(store.all().await?.into_iter().find(is_twin))
    }

    /// What came and what is kept of it become one.
    fn join(self: &Rc<Self>, came: &Kept, known: Option<Kept>) {
        let here = &came.draft;
        if self.opened(|o| o.kept.draft.id == here.id) != Some(true) {
            return;
        }
        if let Some(known) = &known {
            let there = &known.draft;
            if known.goes_on_from(here) {
                shelf::tell(&Told::Opened(there.clone()));
            } else if here.id != there.id {
                shelf::tell(&Told::Named(Rc::clone(&there.id)));
            }
            if here.id != there.id {
                return;
            }
        }
        self.opened(|open| {
            if let Some(known) = &known {
                open.kept.rest_of(known);
            }
            open.is_new = known.is_none() && here.corrections.is_empty();
            open.written = known;
            open.is_known = true;
        });
        shelf::ask_again();
    }

    /// This tab holds the pen of an article, or another one does.
    fn hold(self: &Rc<Self>, id: &str, is_held: bool) {
        // Asked for while it is being opened: what came is written then.
        let shelf = Rc::clone(self);
        let id = id.to_owned();
        spawn_local(async move {
            let before = shelf.opened(|open| {
                (*open.kept.draft.id == *id).then(|| core::mem::replace(&mut open.is_held, is_held))
            });
            if before.flatten().is_none() {
                return;
            }
            shelf::tell(&Told::Elsewhere(!is_held));
            if is_held {
                shelf::ask_again();
            }
        });
    }

    /// What the reader has settled for every article holds in a new one, as a step that can be taken back.
    fn say_own_words(&self, article: &Article) {
        let is_new = self.opened(|open| {
            let is_of_text = *article.text() == *open.kept.draft.text;
            is_of_text && core::mem::take(&mut open.is_new)
        });
        if is_new == Some(true)
            && let Some(step) = keeping::glossary().step(article)
        {
            desk::tell(&step);
        }
    }

    /// Writes the open article, unless it is written as it is.
    fn write(self: &Rc<Self>, asked: &Asked, article: Option<&Article>) {
        let now = Date::now();
        let written = self.opened(|open| {
            let kept = open.kept.with(asked, article, now);
            open.kept = kept.clone();
            let written = open.written.take();
            let told = written.as_ref().and_then(|w| w.difference(&kept));
            let is_written = |w: &Kept| w.is_as(&kept) && now - w.seen < WHILE;
            let newer = (!written.as_ref().is_some_and(is_written)).then(|| kept.clone());
            open.written = newer.clone().or(written);
            (newer, told)
        });
        let Some((newer, told)) = written else { return };
        if let Some(words) = told {
            shelf::tell(&Told::Trouble(words));
        }
        if let Some(kept) = newer {
            if asked.draft.corrections.len() == 1 {
                keeping::ask_to_persist();
            }
            self.put(kept);
        }
    }

    fn put(self: &Rc<Self>, kept: Kept) {
        self.list_first(&kept);
        self.next.replace(Some(kept));
        if self.is_writing.replace(true) {
            return;
        }
        let shelf = Rc::clone(self);
        spawn_local(async move {
            // Held in no borrow: more may come while this one is written.
            loop {
                let next = shelf.next.take();
                let Some(kept) = next else { break };
                let done = match shelf.store().await {
                    Ok(store) => store.put(&kept).await,
                    Err(why) => Err(why),
                };
                match done {
                    Ok(()) => shelf.say_written(&kept.draft.id),
                    Err(why) => shelf.fail(why),
                }
            }
            shelf.is_writing.set(false);
            shelf.draw();
        });
    }

    fn list_first(&self, kept: &Kept) {
        let mut all = self.all.borrow_mut();
        all.retain(|k| k.draft.id != kept.draft.id);
        all.insert(0, kept.clone());
        keeping::shelf_is_empty(false);
    }

    fn say_written(&self, id: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&id.into());
        }
    }

    fn fail(&self, why: Trouble) {
        let told = match why {
            Trouble::Full => words::shelf_full(),
            Trouble::Refused => words::shelf_refused(),
        };
        shelf::tell(&Told::Trouble(told.into()));
    }

    /// Another tab has written an article: where it is open here too, this tab follows; where only its title is another, it keeps that.
    fn written_elsewhere(self: &Rc<Self>, id: String) {
        let shelf = Rc::clone(self);
        spawn_local(async move {
            let Ok(store) = shelf.store().await else {
                return;
            };
            let Ok(Some(kept)) = store.get(&id).await else {
                return;
            };
            let is_held = shelf.opened(|open| {
                (*open.kept.draft.id == *id).then(|| {
                    open.kept.name_of(&kept);
                    open.is_held
                })
            });
            if is_held.flatten() == Some(false) {
                shelf.opened(|open| open.kept.draft = kept.draft.clone());
                shelf::tell(&Told::Opened(kept.draft.clone()));
            }
            shelf.list_first(&kept);
            shelf.draw();
        });
    }

    /// This text was forgotten, here or in another tab.
    fn forget(self: &Rc<Self>, text: String) {
        let shelf = Rc::clone(self);
        spawn_local(async move {
            let Ok(store) = shelf.store().await else {
                return;
            };
            let Ok(all) = store.all().await else { return };
            for kept in all.iter().filter(|k| *k.draft.text == *text) {
                // It may be gone already.
                let _ = store.delete(&kept.draft.id).await;
            }
            if shelf.opened(|o| *o.kept.draft.text == *text) == Some(true) {
                shelf.leave();
            }
            shelf.next.borrow_mut().take_if(|k| *k.draft.text == *text);
            shelf.read_all().await;
        });
    }

    /// Reads the list anew.
    async fn read_all(self: &Rc<Self>) {
        let Ok(store) = self.store().await else {
            return;
        };
        if let Ok(all) = store.all().await {
            keeping::shelf_is_empty(all.is_empty());
            self.all.replace(all);
        }
        self.draw();
    }

    fn draw(self: &Rc<Self>) {
        let is_new =
            self.list
                .borrow_mut()
                .draw(self, &self.all.borrow(), self.deleted.borrow().as_ref());
        if is_new {
            let shelf = Rc::clone(self);
            spawn_local(async move { shelf.read_all().await });
        }
    }

    fn listed(&self, id: &str) -> Option<Kept> {
        let all = self.all.borrow();
        all.iter().find(|k| *k.draft.id == *id).cloned()
    }

    pub(super) fn rename(self: &Rc<Self>, id: &str, title: &str) {
        let title = title.trim();
        if let Some(kept) = self
            .listed(id)
            .filter(|k| !title.is_empty() && k.title != title)
        {
            self.put(Kept {
                title: title.to_owned(),
                is_named: true,
                ..kept
            });
        }
    }

    /// Deletes an article, here and in what the page keeps for a reload.
    pub(super) fn delete(self: &Rc<Self>, id: &str) {
        if let Some(kept) = self.listed(id) {
            self.deleted.replace(Some(kept.clone()));
            self.take_away(vec![kept]);
        }
    }

    pub(super) fn delete_all(self: &Rc<Self>) {
        self.deleted.replace(None);
        let all = self.all.borrow().clone();
        self.take_away(all);
    }

    fn take_away(self: &Rc<Self>, gone: Vec<Kept>) {
        let shelf = Rc::clone(self);
        spawn_local(async move {
            if let Ok(store) = shelf.store().await {
                for kept in &gone {
                    if let Err(why) = store.delete(&kept.draft.id).await {
                        return shelf.fail(why);
                    }
                    keeping::forget_text(&kept.draft.text);
                }
            }
            shelf.read_all().await;
        });
    }

    /// Brings back what was deleted last.
    pub(super) fn bring_back(self: &Rc<Self>) {
        if let Some(kept) = self.deleted.take() {
            self.put(kept);
        }
    }
}
