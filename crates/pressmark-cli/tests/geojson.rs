//! `pressmark annotate --format geojson`: the places of articles for maps.

mod program;

use program::run;
use serde_json::{Value, json};

const ARTICLE: &str = "Mayor Ruth Hollis flew from Oslo to Lisbon. Oslo is cold.";

/// What RFC 7946 asks of a feature collection of points.
fn check(collection: &Value) {
    assert_eq!(collection["type"], "FeatureCollection");
    for feature in collection["features"].as_array().expect("features") {
        assert_eq!(feature["type"], "Feature");
        assert!(feature["properties"].is_object());
        let geometry = &feature["geometry"];
        assert!(geometry.is_null() || geometry["type"] == "Point");
        if let Some(position) = geometry["coordinates"].as_array() {
            let degrees: Vec<f64> = position.iter().filter_map(Value::as_f64).collect();
            assert!(degrees.len() == 2 && degrees[0].abs() <= 180.0 && degrees[1].abs() <= 90.0);
        }
    }
}

#[test]
fn one_article_gives_one_collection_of_its_places() {
    let collection = run(&["annotate", "--format", "geojson"], ARTICLE).document();
    check(&collection);
    let names: Vec<&Value> = collection["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|feature| &feature["properties"]["name"])
        .collect();
    assert_eq!(names, [&json!("Oslo"), &json!("Lisbon")]);
    let first = &collection["features"][0]["properties"]["mentions"][0];
    assert_eq!(first["text"], "Oslo");
    assert_eq!(first["start"], 28);
}

#[test]
fn records_give_a_collection_a_line_with_the_id_in_front() {
    let records = format!(
        "{}\n{}\n",
        json!({"id": 7, "text": ARTICLE}),
        json!({"id": "b", "text": ""})
    );
    let done = run(&["annotate", "--jsonl", "--format=geojson"], records);
    assert!(done.stdout.starts_with("{\"id\":7,"));
    let lines = done.lines();
    lines.iter().for_each(check);
    assert_eq!(lines[1]["features"], json!([]));
}

/// The state acts, and no town weighs as much: the article is about all of it.
const STATE: &str = "Norway raises its fish quota\n\nNorway will let boats catch more cod, the fisheries ministry said. \
    Norway had cut the quota in 2021. Boats may leave Bergen on Monday, Norwegian officials said.";

#[test]
fn the_main_place_is_the_state_where_the_article_is_about_all_of_it() {
    let main = run(&["annotate"], STATE).document()["document"]["mainPlace"].clone();
    let collection = run(&["annotate", "--format", "geojson"], STATE).document();
    let features = collection["features"].as_array().expect("features");
    let marked: Vec<&Value> = features
        .iter()
        .filter(|f| f["properties"]["isMainPlace"] == true)
        .collect();
    assert_eq!(marked.len(), 1, "{main}");
    assert_eq!(marked[0]["properties"]["name"], "Norway");
    assert_eq!(
        (&main["entity"], &main["country"]),
        (&marked[0]["id"], &json!("NO"))
    );
}
