//! What the screens of penalty notices ask for.

use battle_map::{
    value::{NoticeId, ProjectId},
    view::notice_paper::NoticePrint,
    view::notices::{DocumentsView, NoticeFile, NoticeForm, NoticeLine, NoticeQuery, NoticesView},
};
use leptos::prelude::*;

use super::{ApiError, Json};

/// The register.
#[server(prefix = "/api/view", endpoint = "notices", input = Json, output = Json)]
pub async fn load_notices(query: NoticeQuery) -> Result<NoticesView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.notices(&actor, &query)
}

/// One notice; it is served on the addressee who opens it.
#[server(prefix = "/api/view", endpoint = "notice", input = Json, output = Json)]
pub async fn load_notice(id: NoticeId) -> Result<NoticeFile, ApiError> {
    let (backend, actor) = super::here()?;
    backend.notice(&actor, id).await
}

/// One notice as its paper.
#[server(prefix = "/api/view", endpoint = "notice-print", input = Json, output = Json)]
pub async fn load_notice_print(id: NoticeId) -> Result<NoticePrint, ApiError> {
    let (backend, actor) = super::here()?;
    backend.notice_print(&actor, id).await
}

/// What a form for a notice about a project begins with.
#[server(prefix = "/api/view", endpoint = "notice-form", input = Json, output = Json)]
pub async fn load_notice_form(project: ProjectId) -> Result<NoticeForm, ApiError> {
    let (backend, actor) = super::here()?;
    backend.notice_form(&actor, project)
}

/// The notices issued about one project.
#[server(prefix = "/api/view", endpoint = "project-notices", input = Json, output = Json)]
pub async fn load_project_notices(id: ProjectId) -> Result<Vec<NoticeLine>, ApiError> {
    let (backend, actor) = super::here()?;
    backend.project_notices(&actor, id)
}

/// The types of documents.
#[server(prefix = "/api/view", endpoint = "documents", input = Json, output = Json)]
pub async fn load_documents() -> Result<DocumentsView, ApiError> {
    let (backend, actor) = super::here()?;
    backend.documents(&actor)
}
