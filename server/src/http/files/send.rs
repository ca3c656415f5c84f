//! `GET /files/{id}`, its thumbnail and its original. Access is asked at every request; what one may
//! not see answers as what is not there.

use std::{path::Path as FilePath, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequestParts, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use battle_map::{
    access,
    model::evidence::{Evidence, FileKind},
    value::EvidenceId,
};
use futures::stream;
use tokio::{fs::File, io::AsyncReadExt};

use super::state::FilesState;
use crate::{
    auth::Who,
    files::FileForm,
    http::{disposition::disposition as save_as, refusal::refused},
};

/// The image sent for a missing thumbnail: one pixel wide while it is being made, two if it cannot.
const SOON: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#;
const NEVER: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>"#;

/// The security policy of a file opened in a window of its own: nothing but the picture.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/// Bytes read from the disk at once.
const PIECE: usize = 64 * 1024;

/// The state that the routes share.
type Files = State<Arc<FilesState>>;

/// The evidence that the address names, and who asks; not found for those who may not see it.
pub struct Visible {
    evidence: Arc<Evidence>,
    who: Who,
}

impl FromRequestParts<Arc<FilesState>> for Visible {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &Arc<FilesState>,
    ) -> Result<Self, Response> {
        let Some(who) = parts.extensions.get::<Who>().cloned() else {
            return Err(refused(StatusCode::UNAUTHORIZED, "not-signed-in"));
        };
        let named = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = named.map_err(IntoResponse::into_response)?;
        let board = state.commands.board();
        let evidence = id.parse::<EvidenceId>().ok().and_then(|id| board.evidence.get(&id));
        let seen = evidence.filter(|known| access::may_see_file(&board, &who.actor, known));
        match seen.cloned() {
            Some(evidence) => Ok(Self { evidence, who }),
            None => Err(refused(StatusCode::NOT_FOUND, "not-found")),
        }
    }
}

/// A file without where and when it was taken.
pub async fn copy(
    State(state): Files,
    Visible { evidence, .. }: Visible,
    headers: HeaderMap,
) -> Response {
    // Where there is nothing to leave out, the original is the copy.
    match state.file(&evidence, FileForm::Copy, &headers).await {
        Some(response) => response,
        None => state.given(&evidence, FileForm::Original, &headers).await,
    }
}

/// A file as it came, for the office.
pub async fn original(
    State(state): Files,
    Visible { evidence, who }: Visible,
    headers: HeaderMap,
) -> Response {
    if !who.actor.is_office() {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    state.given(&evidence, FileForm::Original, &headers).await
}

/// The thumbnail of a file, or the image that stands for a missing one.
pub async fn thumbnail(
    State(state): Files,
    Visible { evidence, .. }: Visible,
    headers: HeaderMap,
) -> Response {
    let hash = evidence.file.hash;
    let path = state.blobs.path(hash, FileForm::Thumbnail);
    match tokio::fs::metadata(&path).await {
        Ok(known) if known.len() > 0 => state.given(&evidence, FileForm::Thumbnail, &headers).await,
        Err(_) if evidence.file.kind != FileKind::Pdf => {
            state.thumbnails.order(hash);
            placeholder(StatusCode::ACCEPTED, SOON)
        }
        _ => placeholder(StatusCode::OK, NEVER),
    }
}

fn placeholder(status: StatusCode, picture: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (status, headers, picture).into_response()
}

impl FilesState {
    async fn given(&self, evidence: &Evidence, form: FileForm, headers: &HeaderMap) -> Response {
        let given = self.file(evidence, form, headers).await;
        given.unwrap_or_else(|| {
            tracing::error!(evidence = %evidence.id, hash = %evidence.file.hash, "a file is gone");
            refused(StatusCode::NOT_FOUND, "file-gone")
        })
    }

    /// One form of a file from the disk; none if it is not there.
    async fn file(
        &self,
        evidence: &Evidence,
        form: FileForm,
        asked: &HeaderMap,
    ) -> Option<Response> {
        let path = self.blobs.path(evidence.file.hash, form);
        let (file, length) = opened(&path).await?;
        let tag = format!("\"{}-{form:?}\"", evidence.file.hash);
        let known = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str());
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from_stream(pieces(file)).into_response();
            response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
            response
        };
        describe(response.headers_mut(), evidence, form, &tag);
        Some(response)
    }
}

async fn opened(path: &FilePath) -> Option<(File, u64)> {
    let file = File::open(path).await.ok()?;
    let length = file.metadata().await.ok()?.len();
    Some((file, length))
}

/// A file piece by piece: however many read, none of it is in memory whole.
fn pieces(file: File) -> impl futures::Stream<Item = std::io::Result<Vec<u8>>> {
    stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then_some((piece, file)))
    })
}

fn describe(headers: &mut HeaderMap, evidence: &Evidence, form: FileForm, tag: &str) {
    let (kind, _) =
        media(if form == FileForm::Thumbnail { FileKind::Jpeg } else { evidence.file.kind });
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // Kept, but asked about every time: who may see it today may not tomorrow.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    // A document can do more than a picture: it is never opened inside the browser.
    let shown = evidence.file.kind != FileKind::Pdf && form != FileForm::Original;
    if let Ok(disposition) = HeaderValue::from_str(&disposition(evidence, shown)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
}

/// The media type of a kind of file, and the endings of its names, the usual one first.
const fn media(kind: FileKind) -> (&'static str, &'static [&'static str]) {
    match kind {
        FileKind::Jpeg => ("image/jpeg", &[".jpg", ".jpeg"]),
        FileKind::Png => ("image/png", &[".png"]),
        FileKind::WebP => ("image/webp", &[".webp"]),
        FileKind::Pdf => ("application/pdf", &[".pdf"]),
    }
}

/// How a file is to be saved: under its name, with the ending that its content has.
fn disposition(evidence: &Evidence, shown: bool) -> String {
    let (_, endings) = media(evidence.file.kind);
    let mut name = evidence.file.name.to_string();
    let lower = name.to_lowercase();
    if !endings.iter().any(|ending| lower.ends_with(ending)) {
        name.push_str(endings[0]);
    }
    let way = if shown { "inline" } else { "attachment" };
    let ascii = format!("evidence-{}{}", evidence.id, endings[0]);
    save_as(way, &ascii, &name)
}
