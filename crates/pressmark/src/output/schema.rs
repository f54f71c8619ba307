//! The JSON schema of the annotation document, made from its types and from what their documentation says.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::annotation::AnnotationDocument;

impl AnnotationDocument {
    /// The schema (JSON Schema 2020-12) of the document as it is written.
    #[must_use]
    pub fn schema() -> Schema {
        let mut schema = SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Self>();
        RecursiveTransform(plain).transform(&mut schema);
        schema.insert("$id".into(), "urn:pressmark:schema:annotations:1".into());
        schema.insert(
            "title".into(),
            "Pressmark annotation document, version 1".into(),
        );
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            let id = json!({
                "type": ["string", "number"],
                "description": "One document a line: the id of the record or the name of the file that the document belongs to.",
            });
            properties.insert("id".into(), id);
        }
        schema
    }
}

/// Longitude and latitude, in degrees.
pub(super) fn position(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "array",
        "prefixItems": [
            { "type": "number", "minimum": -180, "maximum": 180 },
            { "type": "number", "minimum": -90, "maximum": 90 },
        ],
        "minItems": 2,
        "maxItems": 2,
    })
}

/// Says of numbers no more than JSON knows, of fields with a default that they may be left out, and of all that may be left out
/// that it is never `null`.
fn plain(schema: &mut Schema) {
    if matches!(schema.get("type"), Some(Value::String(kind)) if kind == "integer" || kind == "number")
    {
        schema.remove("format");
    }
    let Some(Value::Object(mut properties)) = schema.remove("properties") else {
        return;
    };
    let mut required = match schema.remove("required") {
        Some(Value::Array(names)) => names,
        _ => Vec::new(),
    };
    for (name, field) in &mut properties {
        let Value::Object(field) = field else {
            continue;
        };
        if field.remove("default").is_some() {
            required.retain(|it| it != name);
        }
        if !required.iter().any(|it| it == name) {
            without_null(field);
        }
    }
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("properties".into(), properties.into());
}

fn without_null(field: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = field.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            field.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = field.get_mut("anyOf") {
        choices.retain(|choice| *choice != json!({ "type": "null" }));
        if let [Value::Object(only)] = &choices[..] {
            let only = only.clone();
            field.remove("anyOf");
            field.extend(only);
        }
    }
}
