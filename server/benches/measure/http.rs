//! As much of HTTP as it takes to ask a server that runs beside: one connection a request.

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use battle_map_app::live::LiveHead;

use crate::Failure;

/// Asks one server with one token.
#[derive(Clone)]
pub struct Client {
    /// Where it listens on this machine.
    pub port: u16,
    /// The secret of the token.
    pub secret: String,
}

impl Client {
    /// The whole answer, head and all; anything but 200 is a failure.
    pub async fn get(&self, path: &str) -> Result<String, Failure> {
        self.ask(&format!("GET {path}"), "").await
    }

    /// The same for something sent as JSON.
    pub async fn post(&self, path: &str, json: &str) -> Result<String, Failure> {
        self.ask(&format!("POST {path}"), json).await
    }

    /// The lines of an event stream, its head and the sizes of its chunks among them.
    pub async fn listen(&self, path: &str) -> Result<Lines, Failure> {
        Ok(Lines(BufReader::new(self.send(&format!("GET {path}"), "").await?)))
    }

    async fn ask(&self, what: &str, json: &str) -> Result<String, Failure> {
        let mut stream = self.send(what, json).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        if answer.starts_with("HTTP/1.1 200 ") {
            Ok(answer)
        } else {
            let begin: String = answer.chars().take(1_000).collect();
            Err(format!("{what} answers {begin}").into())
        }
    }

    async fn send(&self, what: &str, json: &str) -> Result<TcpStream, Failure> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let (secret, length) = (&self.secret, json.len());
        let head = format!(
            "{what} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {secret}\r\n\
             Accept: text/html, */*\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{json}"
        );
        stream.write_all(head.as_bytes()).await?;
        Ok(stream)
    }
}

/// A page's form, with the proof that the page gave.
pub struct Form {
    port: u16,
    path: &'static str,
    proof: String,
}

impl Form {
    /// Opens the page.
    pub async fn open(port: u16, path: &'static str) -> Result<Self, Failure> {
        let page = plain(port, &format!("GET {path}"), "", "").await?;
        let proof = page.split("form=").nth(1).and_then(|rest| rest.split(';').next());
        let proof = proof.ok_or("a page without a proof for its form")?.to_owned();
        Ok(Self { port, path, proof })
    }

    /// Sends the form and answers where it leads.
    pub async fn send(&self, fields: &[(&str, &str)]) -> Result<String, Failure> {
        let pairs = fields.iter().map(|(key, value)| format!("&{key}={value}"));
        let body = format!("form={}{}", self.proof, pairs.collect::<String>()).replace(' ', "+");
        let cookie = format!("Cookie: form={}\r\n", self.proof);
        let answer = plain(self.port, &format!("POST {}", self.path), &cookie, &body).await?;
        let place = answer.lines().find_map(|line| line.strip_prefix("location: "));
        Ok(place.ok_or("a form that leads nowhere")?.to_owned())
    }
}

/// The whole answer to a stranger's request.
async fn plain(port: u16, what: &str, headers: &str, body: &str) -> Result<String, Failure> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!(
        "{what} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n{headers}\
         Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An answer that goes on.
pub struct Lines(BufReader<TcpStream>);

impl Lines {
    /// The next line; `None` when the server has ended it.
    pub async fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).await?;
        Ok((read > 0).then(|| line.trim_end().to_owned()))
    }
}

/// Where the log of the server stands.
pub async fn head(office: &Client) -> Result<LiveHead, Failure> {
    let answer = office.get("/live/head").await?;
    let (_, json) = answer.split_once("\r\n\r\n").ok_or("an answer without a body")?;
    Ok(serde_json::from_str(json.trim())?)
}
