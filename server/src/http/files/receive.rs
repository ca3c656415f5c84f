//! `POST /files?id=…&project=…&milestone=…&name=…`: one file as the body, answered like a command.
//!
//! 200 with what it made, 401 and 403 before anything of the body is read, 413 as soon as it is too
//! large, 422 for what is no such file or what the rules refuse, 429 once the account has uploaded as much
//! as one may in a day, 503 while nothing can be written, 507 while the disk has no room for files.

use std::{fs, io::ErrorKind, path::PathBuf, sync::Arc};

use axum::{
    Extension, Json,
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use battle_map::{
    access,
    command::{Command, Request},
    event::Subject,
    model::{
        actor::Actor,
        evidence::{EvidenceAction, EvidenceFile, MOST_BYTES},
    },
    value::{CommandId, ContentHash, MilestoneId, Name, ProjectId},
};
use battle_map_app::{live::Trouble, texts::Texts};
use futures::StreamExt;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::{fs::File, io::AsyncWriteExt};

use super::state::FilesState;
use crate::{
    auth::Who,
    clock,
    files::{self, Content, ContentFault, FileError, look_into},
    http::{
        execute::ExecuteFailure,
        gate, language,
        refusal::{answer, fault, refused},
        unwritten::unwritten,
    },
    writer::Submission,
};

/// The parameters of an upload.
#[derive(Debug, Deserialize)]
pub struct UploadQuery {
    id: CommandId,
    project: ProjectId,
    milestone: Option<MilestoneId>,
    #[serde(default)]
    name: String,
}

/// Answers an upload: who asks and where from first, the body last.
pub async fn receive(
    State(state): State<Arc<FilesState>>,
    who: Option<Extension<Who>>,
    asked: Result<Query<UploadQuery>, QueryRejection>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let texts = Texts(language::of(&headers));
    // No form of another site can send this type without asking first.
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    if kind != b"application/octet-stream" {
        return refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-file");
    }
    if !gate::same_origin(&headers) {
        return refused(StatusCode::FORBIDDEN, "another-origin");
    }
    let Ok(Query(asked)) = asked else {
        return answer(StatusCode::UNPROCESSABLE_ENTITY, fault("unreadable-command", texts));
    };
    if !access::may_attach_evidence(&state.commands.board(), &who.actor, asked.project) {
        return answer(StatusCode::FORBIDDEN, fault("not-allowed", texts));
    }
    match state.take_in(who, asked, &headers, body, texts).await {
        Ok(response) => response,
        Err(FileError::Content(content)) => {
            let status = match content {
                ContentFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                ContentFault::OverQuota => StatusCode::TOO_MANY_REQUESTS,
                ContentFault::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            answer(status, fault(content.code(), texts))
        }
        Err(FileError::File { source, .. }) if source.kind() == ErrorKind::StorageFull => {
            let fault = fault(ContentFault::NoRoom.code(), texts);
            answer(StatusCode::INSUFFICIENT_STORAGE, fault)
        }
        Err(error) => {
            tracing::error!(%error, "a file could not be received");
            match error {
                FileError::File { .. } => unwritten(Trouble::CannotWrite.code()),
                _ => answer(StatusCode::INTERNAL_SERVER_ERROR, fault("failed", texts)),
            }
        }
    }
}

impl FilesState {
    async fn take_in(
        &self,
        who: Who,
        asked: UploadQuery,
        headers: &HeaderMap,
        body: Body,
        texts: Texts,
    ) -> Result<Response, FileError> {
        let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let announced = announced.and_then(|length| length.parse::<u64>().ok());
        if announced.is_some_and(|length| length > MOST_BYTES.into()) {
            return Err(ContentFault::TooLarge.into());
        }
        self.limits.have_room(self.blobs.folder(), announced.unwrap_or(MOST_BYTES.into()))?;
        self.within_quota(&who.actor, announced.unwrap_or_default())?;
        let incoming = Incoming::receive(self.blobs.incoming()?, body).await?;
        let content = self.look_into(&incoming).await?;
        let file = EvidenceFile {
            milestone: asked.milestone,
            name: name(&asked.name),
            kind: content.kind,
            bytes: incoming.bytes,
            hash: incoming.hash,
            taken: content.taken,
            position: content.position,
        };
        let attach = Command::new(Subject::Project(asked.project), EvidenceAction::Attach { file });
        let request = Request { id: asked.id, reads: Vec::new(), command: attach.into() };
        self.append(Submission { actor: who.actor, request }, incoming, content.copy, texts).await
    }

    fn within_quota(&self, actor: &Actor, bytes: u64) -> Result<(), ContentFault> {
        self.limits.allow(&self.commands.board(), actor, bytes, clock::now())
    }

    /// Keeps a file that an event refers to now, and removes one that none does: its command was
    /// refused, or was accepted earlier with another file.
    fn settle(&self, hash: ContentHash) {
        if files::is_known(&self.commands.board(), hash) {
            self.blobs.settle(hash);
        } else {
            self.blobs.take_away(hash);
        }
    }

    async fn look_into(&self, incoming: &Incoming) -> Result<Content, FileError> {
        let _turn = self.inspecting.acquire().await.map_err(|_| FileError::CutOff)?;
        let path = incoming.path.clone();
        let look = move || {
            let bytes = fs::read(&path).map_err(FileError::at(&path))?;
            Ok(look_into(&bytes)?)
        };
        tokio::task::spawn_blocking(look).await.map_err(|_| FileError::CutOff)?
    }

    /// Lays the file down and appends its event: both, or neither.
    async fn append(
        &self,
        submission: Submission,
        incoming: Incoming,
        copy: Option<Vec<u8>>,
        texts: Texts,
    ) -> Result<Response, FileError> {
        let hash = incoming.hash;
        let _alone = self.storing.lock().await;
        // Several that came at once were each allowed before the others were there.
        self.within_quota(&submission.actor, incoming.bytes.into())?;
        let blobs = self.blobs.clone();
        let lay = move || blobs.lay(&incoming.path, hash, copy.as_deref());
        tokio::task::spawn_blocking(lay).await.map_err(|_| FileError::CutOff)??;
        match self.commands.give(submission, texts).await {
            Ok(accepted) => {
                self.settle(hash);
                self.thumbnails.order(hash);
                Ok(Json(accepted).into_response())
            }
            Err(ExecuteFailure::Refused(refusal)) => {
                self.settle(hash);
                Ok(refusal)
            }
            // Accepted or not, nobody knows: the mark stays, and the next start looks after it.
            Err(ExecuteFailure::Unknown(failed)) => Ok(failed),
        }
    }
}

/// A file on its way; gone again unless it is laid under its hash.
struct Incoming {
    path: PathBuf,
    hash: ContentHash,
    bytes: u32,
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Laid down it is no longer here.
        let _ = fs::remove_file(&self.path);
    }
}

impl Incoming {
    /// Writes a body to a new file and waits until the disk has it.
    async fn receive(path: PathBuf, body: Body) -> Result<Self, FileError> {
        let mut incoming = Self { path, hash: ContentHash::new([0; 32]), bytes: 0 };
        let failed = FileError::at(&incoming.path);
        let mut file = File::create_new(&incoming.path).await.map_err(&failed)?;
        let (mut hash, mut stream) = (Sha256::new(), body.into_data_stream());
        while let Some(part) = stream.next().await {
            let part = part.map_err(|_| ContentFault::BrokeOff)?;
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            incoming.bytes = incoming.bytes.saturating_add(length);
            if incoming.bytes > MOST_BYTES {
                return Err(ContentFault::TooLarge.into());
            }
            hash.update(&part);
            file.write_all(&part).await.map_err(&failed)?;
        }
        if incoming.bytes == 0 {
            return Err(ContentFault::Empty.into());
        }
        // The last piece is written behind our back, and synchronising does not tell how that went.
        file.flush().await.map_err(&failed)?;
        file.sync_all().await.map_err(&failed)?;
        incoming.hash = ContentHash::new(hash.finalize().into());
        Ok(incoming)
    }
}

/// The name as it was uploaded, without what cannot be seen and might turn the rest around.
fn name(text: &str) -> Name {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let seen: Vec<char> = text.chars().filter(|c| !hidden(*c)).collect();
    // The end says what kind of file it was.
    let end: String = seen[seen.len().saturating_sub(Name::MAX)..].iter().collect();
    Name::new(&end).unwrap_or_else(|_| unnamed())
}

#[expect(clippy::unwrap_used, reason = "a short word is a name")]
fn unnamed() -> Name {
    Name::new("-").unwrap()
}
