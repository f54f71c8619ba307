//! The database in which articles are kept: one object for each, under its id.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode, TransactionResult,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::kept::Kept;

const NAME: &str = "pressmark";
const VERSION: u32 = 1;
const ARTICLES: &str = "articles";

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is no room.
    Full,
    /// The browser keeps nothing.
    Refused,
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let name = match &error {
            Error::DomException(why) => why.name(),
            Error::UpdateFailed(why) => why.dyn_ref().map(DomException::name).unwrap_or_default(),
            _ => String::new(),
        };
        if name == "QuotaExceededError" {
            Self::Full
        } else {
            Self::Refused
        }
    }
}

/// The open database.
pub(super) struct Store(Database);

impl Store {
    pub(super) async fn open() -> Result<Self, Trouble> {
        let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let mut params = ObjectStoreParams::new();
                params.key_path(Some(KeyPath::new_single("id")));
                // Where it cannot be made, each later step says so.
                let _ = database.create_object_store(ARTICLES, params);
            }
        });
        Ok(Self(request.await?))
    }

    pub(super) async fn get(&self, id: &str) -> Result<Option<Kept>, Trouble> {
        let (_transaction, articles) = self.articles(TransactionMode::ReadOnly)?;
        let record = articles.get(Query::Key(id.into()))?.await?;
        Ok(record.map(|record| Kept::of_record(&record)))
    }

    /// All of them, the newest first.
    pub(super) async fn all(&self) -> Result<Vec<Kept>, Trouble> {
        let (_transaction, articles) = self.articles(TransactionMode::ReadOnly)?;
        let records = articles.get_all(None, None)?.await?;
        let mut all: Vec<Kept> = records.iter().map(Kept::of_record).collect();
        all.sort_by(|a, b| b.seen.total_cmp(&a.seen));
        Ok(all)
    }

    pub(super) async fn put(&self, kept: &Kept) -> Result<(), Trouble> {
        let (transaction, articles) = self.articles(TransactionMode::ReadWrite)?;
        articles.put(&kept.as_record(), None)?.await?;
        written(transaction).await
    }

    pub(super) async fn delete(&self, id: &str) -> Result<(), Trouble> {
        let (transaction, articles) = self.articles(TransactionMode::ReadWrite)?;
        articles.delete(Query::Key(JsValue::from(id)))?.await?;
        written(transaction).await
    }

    fn articles(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), Trouble> {
        let transaction = self.0.transaction(&[ARTICLES], mode)?;
        let articles = transaction.object_store(ARTICLES)?;
        Ok((transaction, articles))
    }
}

/// A browser without room may say so only at the end.
async fn written(transaction: Transaction) -> Result<(), Trouble> {
    match transaction.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Trouble::Full),
    }
}
