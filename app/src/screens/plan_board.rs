//! `/plan`: the plan board, projects by the months or quarters of years with a flag for each milestone;
//! the same as a scene of a wall.

mod choice;
mod flags;
mod head;
mod href;
mod legend;
mod opened;
mod opened_facts;
mod page;
mod row;
mod rows;
mod scene;
mod screen;
mod titles;
mod tools;
mod wall_page;

pub use page::PlanPage;
pub use scene::PlanBoardScene;
pub use titles::plan_titles;
pub use wall_page::WallPlanPage;
