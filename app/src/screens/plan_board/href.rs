//! Where the plan board is.

use battle_map::view::plan_board::PlanQuery;

use crate::map::links::address;

/// The path of the board.
pub const PATH: &str = "/plan";

/// The address of the board at `query`.
pub fn plan_href(query: &PlanQuery) -> String {
    address(PATH, &query.parameters())
}
