//! The schema that is handed out is that of the types.
//!
//! `UPDATE_SCHEMA=1 cargo test -p pressmark --test schema` writes it anew; read the diff before you commit it.

mod support;

use std::{env, fs};

#[test]
fn the_schema_file_is_that_of_the_types() {
    let path = support::repository().join("static/schema/annotations-v1.schema.json");
    let mut made =
        serde_json::to_string_pretty(&pressmark::AnnotationDocument::schema()).expect("JSON");
    made.push('\n');
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &made).expect("the schema is written");
    }
    let file = fs::read_to_string(&path).expect("the schema");
    assert!(
        file == made,
        "{} is not what the types say; UPDATE_SCHEMA=1 writes it anew",
        path.display()
    );
}
