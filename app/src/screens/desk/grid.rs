//! The month's grid: one line a project, typed in as in a spreadsheet. The logic (columns, cursor, keys,
//! undoing) knows no page and no signals; one text field moves to the cell of the cursor.

mod actions;
mod arithmetic;
mod column;
mod cursor;
mod detail;
mod editor;
mod face;
mod fields;
mod find;
mod foot;
mod heights;
mod keys;
mod layer;
mod narrow;
mod note;
mod pace;
mod paste;
mod row;
mod scroll;
mod state;
mod table;
mod tally;
mod undo;
mod window;

pub use face::in_order_of;
pub use foot::GridFoot;
pub use paste::paste_preview;
pub use state::Grid;
pub use table::GridTable;
pub use window::PAGE;
