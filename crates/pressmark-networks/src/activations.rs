//! Exponential, logarithm, sigmoid and hyperbolic tangent that give the same bits everywhere: additions, products and quotients
//! only, in a fixed order. The standard library's may differ between a browser and a native build.

use wide::{f32x4, i32x4};

/// e to the power of each number, to about six digits; nearly 0 and the greatest float at the ends.
pub(crate) fn exp(x: f32x4) -> f32x4 {
    let number = f32x4::splat;
    let scaled = x * number(core::f32::consts::LOG2_E);
    let scaled = scaled.fast_max(number(-126.0)).fast_min(number(126.0));
    let whole = (scaled + number(512.5)).fast_trunc_int() - i32x4::splat(512);
    let rest = (scaled - whole.round_float()) * number(core::f32::consts::LN_2);
    let mut series = number(1.0 / 720.0);
    for term in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        series = number(term) + rest * series;
    }
    let power: i32x4 = (whole + i32x4::splat(127)) << 23;
    bytemuck::cast::<i32x4, f32x4>(power) * series
}

/// The logarithm of the odds, between about -9 and 9.
#[must_use]
pub fn log_odds(probability: f32) -> f32 {
    const LEAST: f32 = 1e-4;
    let p = probability.clamp(LEAST, 1.0 - LEAST);
    logarithm(p / (1.0 - p))
}

/// The natural logarithm of a positive number, to five digits.
fn logarithm(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // ln m = 2 artanh((m - 1) / (m + 1)), for m between 1 and 2.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series =
        1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0)));
    exponent as f32 * core::f32::consts::LN_2 + 2.0 * t * series
}

/// From here on the hyperbolic tangent is 1, to three digits.
const FLAT: f32 = 3.646;

/// A curve's value as what stands above and below the line of a fraction: curves that are multiplied or added are divided once.
#[derive(Clone, Copy)]
pub(crate) struct Fraction {
    above: f32x4,
    below: f32x4,
}

impl Fraction {
    /// The value.
    pub(crate) fn value(self) -> f32x4 {
        self.above / self.below
    }

    /// The product of two fractions.
    pub(crate) fn times(self, other: Self) -> Self {
        Self {
            above: self.above * other.above,
            below: self.below * other.below,
        }
    }

    /// The product with a number.
    pub(crate) fn of(self, number: f32x4) -> Self {
        Self {
            above: self.above * number,
            below: self.below,
        }
    }

    /// The sum of two fractions.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            above: self.above * other.below + other.above * self.below,
            below: self.below * other.below,
        }
    }
}

/// The hyperbolic tangent, to three digits: five terms of Lambert's continued fraction (1770), divided by 945 so that the product of
/// four is still a float.
pub(crate) fn tanh(x: f32x4) -> Fraction {
    let number = f32x4::splat;
    let x = x.fast_max(number(-FLAT)).fast_min(number(FLAT));
    let square = x * x;
    let above = number(1.0) + square * (number(1.0 / 9.0) + square * number(1.0 / 945.0));
    let below = number(1.0) + square * (number(4.0 / 9.0) + square * number(1.0 / 63.0));
    Fraction {
        above: x * above,
        below,
    }
}

/// 1 / (1 + e^-x), to three digits: half of one more than the tangent of half of x.
pub(crate) fn sigmoid(x: f32x4) -> Fraction {
    let tanh = tanh(f32x4::splat(0.5) * x);
    Fraction {
        above: tanh.below + tanh.above,
        below: tanh.below + tanh.below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_close_to_the_functions() {
        let one =
            |curve: fn(f32x4) -> Fraction, x: f32| curve(f32x4::splat(x)).value().to_array()[0];
        for n in -2000..2000 {
            let x = n as f32 / 100.0;
            assert!(
                (exp(f32x4::splat(x)).to_array()[0] / libm::expf(x) - 1.0).abs() < 1e-5,
                "exp {x}"
            );
            assert!(
                (one(sigmoid, x) - 1.0 / (1.0 + libm::expf(-x))).abs() < 1e-3,
                "sigmoid {x}"
            );
            assert!(
                (logarithm(x.abs() + 0.01) - libm::logf(x.abs() + 0.01)).abs() < 2e-5,
                "logarithm {x}"
            );
            assert!((one(tanh, x) - libm::tanhf(x)).abs() < 2e-3, "tanh {x}");
        }
        assert!(one(sigmoid, f32::INFINITY) > 0.998 && one(sigmoid, f32::NEG_INFINITY) < 0.002);
    }

    #[test]
    fn fractions_are_added_and_multiplied() {
        let fraction = |above: f32, below: f32| Fraction {
            above: f32x4::splat(above),
            below: f32x4::splat(below),
        };
        let (half, third) = (fraction(1.0, 2.0), fraction(1.0, 3.0));
        let value = |f: Fraction| f.value().to_array()[0];
        assert!((value(half.plus(third)) - 5.0 / 6.0).abs() < 1e-6);
        assert!((value(half.times(third)) - 1.0 / 6.0).abs() < 1e-6);
        assert!((value(half.of(f32x4::splat(4.0))) - 2.0).abs() < 1e-6);
    }
}
