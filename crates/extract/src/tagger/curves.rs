//! Exponential, logarithm, sigmoid and hyperbolic tangent that give the same bits everywhere: additions and products only, in a fixed
//! order. The standard library's may differ between a browser and a native build.

/// e to the power of `x`, to about six digits; 0 and the greatest float at the ends.
pub(super) fn exp(x: f32) -> f32 {
    let scaled = (x * core::f32::consts::LOG2_E).clamp(-126.0, 126.0);
    let whole = (scaled + 512.5) as i32 - 512;
    let rest = (scaled - whole as f32) * core::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (1.0 / 6.0
                                + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(((whole + 127) as u32) << 23) * series
}

/// The logarithm of the odds, between about -9 and 9.
pub(crate) fn log_odds(probability: f32) -> f32 {
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

/// Values of a table between -8 and 8.
const STEPS: f32 = 256.0;
const EDGE: f32 = 8.0;

/// The sigmoid at each 1/256 between -8 and 8; beyond it is flat.
pub(super) struct Curves {
    sigmoid: Vec<f32>,
}

impl Curves {
    pub(super) fn new() -> Self {
        let count = (2.0 * EDGE * STEPS) as usize + 1;
        let value = |at: usize| 1.0 / (1.0 + exp(EDGE - at as f32 / STEPS));
        Self {
            sigmoid: (0..count).map(value).collect(),
        }
    }

    pub(super) fn sigmoid(&self, x: f32) -> f32 {
        let at = (x.clamp(-EDGE, EDGE) * STEPS + (EDGE * STEPS + 0.5)) as usize;
        self.sigmoid.get(at).copied().unwrap_or(1.0)
    }

    pub(super) fn tanh(&self, x: f32) -> f32 {
        2.0 * self.sigmoid(2.0 * x) - 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_close_to_the_functions() {
        let curves = Curves::new();
        for n in -2000..2000 {
            let x = n as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp {x}");
            assert!(
                (curves.sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-3,
                "sigmoid {x}"
            );
            assert!(
                (logarithm(x.abs() + 0.01) - (x.abs() + 0.01).ln()).abs() < 2e-5,
                "logarithm {x}"
            );
            assert!((curves.tanh(x) - x.tanh()).abs() < 2.5e-3, "tanh {x}");
        }
        assert!(curves.sigmoid(f32::INFINITY) > 0.999 && curves.sigmoid(f32::NEG_INFINITY) < 0.001);
    }
}
