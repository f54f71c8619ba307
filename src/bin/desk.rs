//! The desk: what a reader corrects with.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    pressmark_web::desk::start();
}
