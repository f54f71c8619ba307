//! What each move of the parser costs: how many arcs of the annotators' tree it puts out of reach (Goldberg and Nivre 2013).

use pressmark_networks::grammar::transitions::{Move, State};

/// The cost of each move that is allowed. `heads` holds the head of each word; that of a root is the place behind the last word.
pub(super) fn costs(state: &State, heads: &[usize]) -> [Option<usize>; 3] {
    Move::ALL.map(|next| state.allows(next).then(|| cost(state, heads, next)))
}

fn cost(state: &State, heads: &[usize], next: Move) -> usize {
    let (stack, first) = (state.stack().collect::<Vec<usize>>(), state.next());
    let Some((word, head)) = state.arc(next) else {
        // The next word can get no head on the stack but the top, and nothing on the stack can have it as its head any more.
        let below = &stack[..stack.len().saturating_sub(1)];
        let as_head = stack.iter().filter(|&&word| heads[word] == first).count();
        return as_head + usize::from(below.contains(&heads[first]));
    };
    let coming = heads.get(first..).unwrap_or_default();
    let dependents = coming.iter().filter(|&&head| head == word).count();
    let own = heads[word];
    let in_reach = own >= first || stack.len() > 1 && own == stack[stack.len() - 2];
    dependents + usize::from(own != head && in_reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pressmark::grammar::Relation;

    /// A free move is always there, and free moves alone lead to the tree.
    #[test]
    fn free_moves_lead_to_the_tree() {
        for heads in [
            vec![1, 3, 1],
            vec![2, 2, 5, 2, 3],
            vec![1, 2, 3, 4],
            vec![4, 0, 1, 2],
        ] {
            let mut state = State::default();
            state.begin(heads.len());
            while !state.is_done() {
                let costs = costs(&state, &heads);
                let free = costs
                    .iter()
                    .position(|&cost| cost == Some(0))
                    .expect("a free move");
                state.make(Move::ALL[free], Relation::Other);
            }
            let found: Vec<_> = (0..heads.len())
                .map(|word| state.found(word).unwrap().0)
                .collect();
            assert_eq!(found, heads);
        }
    }

    #[test]
    fn a_wrong_arc_costs_what_it_hides() {
        let heads = [1, 3, 1];
        let mut state = State::default();
        state.begin(3);
        state.make(Move::Shift, Relation::Other);
        // Word 0 hangs on word 1: shifting word 1 over it hides that.
        assert_eq!(costs(&state, &heads), [Some(1), Some(0), None]);
    }
}
