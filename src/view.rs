//! Views: one file a screen, each a pure function from the board to what that screen shows.
//!
//! Views carry numbers and codes, never sentences: the words come from the catalogues. Shares and
//! points are whole tenths (83.3 % is 833), rounded only for reading.

pub mod accountless;
pub mod admin;
pub mod assessment;
pub mod audit;
pub mod bottom_lines;
pub mod boundaries;
pub mod bulletin;
pub mod cards;
pub mod catalogue;
pub mod changes;
pub mod demand;
pub mod desk;
pub mod editions;
pub mod evidence;
pub mod export;
pub mod facts;
pub mod figures;
pub mod filter;
pub mod frozen;
pub mod head;
pub mod history;
pub mod import_preview;
pub mod judged;
pub mod lagging;
pub mod ledger_table;
pub mod map;
pub mod map_page;
pub mod merging;
pub mod month_tables;
pub mod named;
pub mod next_year;
pub mod notice_paper;
pub mod notices;
pub mod office;
pub mod options;
pub mod own_shape;
pub mod paged;
pub mod past;
pub mod past_imports;
pub mod problems;
pub mod project_file;
pub mod questions;
pub mod report_draft;
pub mod report_paste;
pub mod report_sheet;
pub mod review;
pub mod rules;
pub mod score;
pub mod search;
pub mod seen;
pub mod standing;
pub mod targets;
pub mod wall;
