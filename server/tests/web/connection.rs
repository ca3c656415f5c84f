//! One connection for several requests, over a real one: whoever was refused before the end of what they
//! send asks the next thing on the same connection. And who listens to live streams without credentials.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_battle-map");

/// The program, serving an empty city on a port of its own.
struct Server {
    process: Child,
    port: u16,
    token: String,
    _folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and nothing is left to be done about that.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start() -> Self {
        Self::start_with(&[])
    }

    fn start_with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (database, site) = (folder.path().join("city.db"), folder.path().join("site"));
        std::fs::create_dir_all(site.join("pkg")).unwrap();
        std::fs::write(site.join("build-id"), "b1").unwrap();
        let mut process = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(&database)
            .arg("--site")
            .arg(site)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said =
            |line: String| Some(line.strip_prefix("Serving on http://127.0.0.1:")?.to_owned());
        let port = lines.map(Result::unwrap).find_map(said).unwrap().parse().unwrap();
        let token = token(&database);
        Self { process, port, token, _folder: folder }
    }

    fn connect(&self) -> Connection {
        Connection(BufReader::new(TcpStream::connect(("127.0.0.1", self.port)).unwrap()))
    }
}

fn token(database: &Path) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(["token", "--role", "viewer", "--label", "test", "--database"]).arg(database);
    String::from_utf8(command.output().unwrap().stdout).unwrap().trim().to_owned()
}

struct Connection(BufReader<TcpStream>);

/// The head of an answer, in small letters; empty where the server hung up.
type Head = String;

impl Connection {
    fn say(&mut self, words: &str) {
        // Whoever was hung up on is told so by the answer that does not come.
        let _ = self.0.get_mut().write_all(words.as_bytes());
    }

    /// Reads an answer to its end.
    fn answer(&mut self) -> Head {
        let mut head = String::new();
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap_or(0) == 0 {
                return String::new();
            }
            if line == "\r\n" {
                break;
            }
            head += &line.to_lowercase();
        }
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        self.0.read_exact(&mut body).unwrap();
        head
    }

    /// The status of the next request, which anybody may make.
    fn goes_on(&mut self) -> bool {
        self.say("GET /healthz HTTP/1.1\r\nHost: city.test\r\n\r\n");
        self.answer().starts_with("http/1.1 200")
    }
}

fn head(address: &str, more: &str, length: usize) -> String {
    format!(
        "POST {address} HTTP/1.1\r\nHost: city.test\r\nContent-Type: application/octet-stream\r\n\
         {more}Content-Length: {length}\r\n\r\n"
    )
}

#[test]
fn who_is_refused_before_the_end_of_a_short_body_asks_on_over_the_same_connection() {
    const LENGTH: usize = 40_000;
    let server = Server::start();
    let bearer = format!("Authorization: Bearer {}\r\n", server.token);
    for (address, more, status) in [
        ("/api/execute", "", "401"),
        ("/api/import", "", "401"),
        ("/files", "", "401"),
        ("/login?back=/", "", "415"),
        // Refused by their handlers, long behind the gate.
        ("/api/execute", &*bearer, "415"),
        ("/api/import", &bearer, "403"),
        ("/api/no-such", &bearer, "404"),
        ("/wall", &bearer, "405"),
    ] {
        let mut connection = server.connect();
        connection.say(&head(address, more, LENGTH));
        let refused = connection.answer();
        assert!(refused.starts_with(&format!("http/1.1 {status}")), "{address}: {refused}");
        connection.say(&"x".repeat(LENGTH));
        assert!(connection.goes_on(), "{address} {status}: {refused}");
    }
}

#[test]
fn who_is_refused_before_a_long_body_is_told_that_the_connection_ends() {
    let server = Server::start();
    let bearer = format!("Authorization: Bearer {}\r\n", server.token);
    for more in ["", &*bearer] {
        let mut connection = server.connect();
        connection.say(&head("/api/import", more, 20_000_000));
        let refused = connection.answer();
        assert!(refused.contains("connection: close"), "{refused}");
        let mut rest = Vec::new();
        // Either end may be the first to notice.
        let _ = connection.0.read_to_end(&mut rest);
        assert_eq!(rest, b"");
    }
}

/// A live stream of somebody without credentials, as a proxy passes it on.
fn listen(server: &Server, from: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let head = format!(
        "GET /live HTTP/1.1\r\nHost: city.test\r\nConnection: close\r\n\
         X-Forwarded-For: {from}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut status = [0; 12];
    stream.read_exact(&mut status).unwrap();
    assert_eq!(&status, b"HTTP/1.1 200");
    stream
}

#[test]
fn live_streams_of_strangers_are_bounded_by_the_address_that_the_proxy_names() {
    const FROM_ONE: usize = 256;
    let server = Server::start_with(&["--demo", "--trust-proxy"]);
    let office = listen(&server, "10.0.0.8");
    let crowd: Vec<_> = (0..FROM_ONE).map(|_| listen(&server, "10.0.0.7")).collect();
    // All have time to say who they are; whoever comes after that makes the oldest leave.
    let begun = Instant::now();
    let mut newest = listen(&server, "10.0.0.7");
    while goes_on(&crowd[0]) {
        assert!(begun.elapsed() < Duration::from_secs(30), "the oldest of the crowd makes room");
        drop(newest);
        newest = listen(&server, "10.0.0.7");
    }
    // Of those that came and went meanwhile the server may not have noticed one yet.
    let left = crowd.iter().take_while(|stream| !goes_on(stream)).count();
    assert!((1..4).contains(&left), "{left} made room");
    for stream in crowd[left..].iter().chain([&office, &newest]) {
        assert!(goes_on(stream), "and nobody else");
    }
}

/// Whether a stream has not ended, behind all that it has said until now.
fn goes_on(mut stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    let mut said = [0; 4096];
    loop {
        match stream.read(&mut said) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(error) => return error.kind() == std::io::ErrorKind::WouldBlock,
        }
    }
}

#[test]
fn over_plain_http_no_browser_is_told_to_ask_over_https_only() {
    let server = Server::start();
    for (path, status) in
        [("/setup", "200"), ("/", "303"), ("/healthz", "200"), ("/no-such", "303")]
    {
        let mut connection = server.connect();
        connection.say(&format!("GET {path} HTTP/1.1\r\nHost: city.test\r\n\r\n"));
        let head = connection.answer();
        assert!(head.starts_with(&format!("http/1.1 {status}")), "{path}: {head}");
        for name in ["strict-transport-security", "cross-origin-opener-policy"] {
            assert!(!head.contains(name), "{path}: {head}");
        }
        assert!(!head.contains("; secure"), "{path}: {head}");
    }
}
