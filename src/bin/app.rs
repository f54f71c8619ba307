//! The page: starts the app in `#app`.

fn main() {
    pressmark_web::start();
}
