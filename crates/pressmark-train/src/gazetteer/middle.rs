//! The middle of a region, from the towns in it.

/// Of so many towns one is left out at each end: an outlier such as a far island must not move the middle.
const OUTLIERS: usize = 50;

/// Half-way between the outermost towns in each direction. That is nearer to the point that atlases print than the mean
/// of the towns, which is drawn to where people live (57 and 80 km off on average, over 257 states and provinces).
pub(crate) fn middle(towns: &[(f64, f64)]) -> Option<(f64, f64)> {
    let mut latitudes: Vec<f64> = towns.iter().map(|t| t.0).collect();
    let mut longitudes: Vec<f64> = towns.iter().map(|t| t.1).collect();
    Some((half_way(&mut latitudes)?, half_way(&mut longitudes)?))
}

fn half_way(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let out = values.len() / OUTLIERS;
    Some(f64::midpoint(
        *values.get(out)?,
        *values.get(values.len().checked_sub(1 + out)?)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::middle;

    #[test]
    fn one_far_town_in_a_hundred_does_not_count() {
        let mut towns = vec![(10.0, 20.0); 50];
        towns.extend(vec![(12.0, 24.0); 50]);
        assert_eq!(middle(&towns), Some((11.0, 22.0)));
        towns[0] = (-40.0, -100.0);
        assert_eq!(middle(&towns), Some((11.0, 22.0)));
        assert_eq!(middle(&[]), None);
    }
}
