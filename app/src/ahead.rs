//! What a browser fetches once a page has stood a while (`shell.rs`): the files of the pages that its
//! reader comes to next, so that a click there waits for data alone.
//!
//! Working pages look ahead, each to those of its bar and to what their rows lead to; the wall, papers
//! and the sign-in do not.

use battle_map::{
    access::{Screen, may_open},
    model::actor::Actor,
};

use crate::parts::frame::NavPage;

/// The areas (`areas.rs`) whose files `actor` may want after the page at `path`, the nearest first; before
/// them the part (`lazy.rs`) that the page itself shows when something is opened on it.
#[must_use]
pub fn areas(path: &str, actor: &Actor) -> Vec<&'static str> {
    let Some(here) = area_at(path) else { return Vec::new() };
    let works = !actor.role.only_looks();
    let reads = may_open(actor, Screen::Projects).then_some("project");
    let signs = (works && may_open(actor, Screen::Notices)).then_some("notice");
    let linked = NavPage::linked_for(actor).filter_map(|page| area_at(page.address()));
    let linked = linked.filter(|area| works || ["map", "ledger", "plan_board"].contains(area));
    let opens = (here == "report").then_some("desk");
    let next = reads.into_iter().chain(linked).chain(signs).filter(|area| *area != here);
    opens.into_iter().chain(next).collect()
}

/// The area of a working page; `None` for a page that does not look ahead.
#[must_use]
pub fn area_at(path: &str) -> Option<&'static str> {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    Some(match segments.as_slice() {
        [] => "map",
        ["projects"] => "ledger",
        ["plan"] => "plan_board",
        ["projects", _] => "project",
        ["my"] => "report",
        ["review"] => "review",
        ["office"] => "office",
        ["problems"] => "problems",
        ["cards"] => "cards",
        ["notices"] => "notices",
        ["notices", "new" | "types"] => return None,
        ["notices", _] => "notice",
        ["admin"] => "admin",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use battle_map::{
        model::actor::Role,
        value::{Name, RegionId},
    };

    use super::*;

    fn actor(role: Role) -> Actor {
        Actor { name: Name::new("读者").unwrap(), role, post: None }
    }

    #[test]
    fn a_reader_of_the_ledger_looks_ahead_to_a_project_first() {
        assert_eq!(areas("/projects", &actor(Role::Viewer)).first(), Some(&"project"));
        assert!(!areas("/projects/7", &actor(Role::Viewer)).contains(&"project"));
    }

    #[test]
    fn a_desk_looks_ahead_to_what_is_opened_on_it() {
        let office = Role::RegionOffice(RegionId(1));
        assert_eq!(areas("/my", &actor(office)).first(), Some(&"desk"));
        assert!(!areas("/review", &actor(office)).contains(&"desk"));
    }

    #[test]
    fn nobody_looks_ahead_to_what_they_may_not_open() {
        let viewer = areas("/", &actor(Role::Viewer));
        for closed in ["admin", "office", "report", "review", "cards", "notice"] {
            assert!(!viewer.contains(&closed), "{closed}");
        }
        assert!(areas("/office", &actor(Role::Office)).contains(&"cards"));
    }

    #[test]
    fn the_wall_the_sign_in_and_papers_fetch_nothing_ahead() {
        for path in ["/wall", "/login", "/setup", "/notices/1/print", "/nowhere"] {
            assert!(areas(path, &actor(Role::Office)).is_empty(), "{path}");
        }
    }
}
