//! Products of matrices that lie row by row in slices.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// A matrix to read: `rows` rows of `columns` numbers.
fn view(data: &[f32], rows: usize, columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns), &data[..rows * columns])
        .expect("the slice has rows times columns numbers")
}

fn view_mut(data: &mut [f32], rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns), &mut data[..rows * columns])
        .expect("the slice has rows times columns numbers")
}

/// `out` (n x m) += `a` (n x k) times the transpose of `b` (m x k).
pub(super) fn add_product_transposed(
    out: &mut [f32],
    a: &[f32],
    b: &[f32],
    n: usize,
    k: usize,
    m: usize,
) {
    general_mat_mul(
        1.0,
        &view(a, n, k),
        &view(b, m, k).t(),
        1.0,
        &mut view_mut(out, n, m),
    );
}

/// `out` (n x m) += `a` (n x k) times `b` (k x m).
pub(super) fn add_product(out: &mut [f32], a: &[f32], b: &[f32], n: usize, k: usize, m: usize) {
    general_mat_mul(
        1.0,
        &view(a, n, k),
        &view(b, k, m),
        1.0,
        &mut view_mut(out, n, m),
    );
}

/// `out` (k x m) += the transpose of `a` (n x k) times `b` (n x m): how weights are told of their errors.
pub(super) fn add_outer(out: &mut [f32], a: &[f32], b: &[f32], n: usize, k: usize, m: usize) {
    general_mat_mul(
        1.0,
        &view(a, n, k).t(),
        &view(b, n, m),
        1.0,
        &mut view_mut(out, k, m),
    );
}
