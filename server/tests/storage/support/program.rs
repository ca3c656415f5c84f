//! The program itself on a database of its own: commands that end, and a server that answers.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

pub const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/regions/guangan.geojson");
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/guangan-ledger.xlsx");
const PROGRAM: &str = env!("CARGO_BIN_EXE_battle-map");
const PASSWORD: &str = "three kicks";

/// The program as it is, in a shell.
const PLAINLY: &str = "exec \"$0\" \"$@\"";

/// A folder for a database, with a site of no files.
pub struct City(TempDir);

/// What came of a command.
pub struct Ended {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl City {
    pub fn new() -> Self {
        Self::within(&std::env::temp_dir())
    }

    /// A folder somewhere else than where such folders usually are.
    pub fn within(folder: &Path) -> Self {
        let city = Self(tempfile::tempdir_in(folder).unwrap());
        fs::create_dir_all(city.path("site/pkg")).unwrap();
        fs::write(city.path("site/build-id"), "b1").unwrap();
        city
    }

    /// A city with an administrator: one event.
    pub fn with_an_account() -> Self {
        let city = Self::new();
        city.add_user("admin");
        city
    }

    pub fn add_user(&self, name: &str) {
        let words = ["user", "add", "--database", "DB", "--name", name, "--role", "admin"];
        let Ended { status, stderr, .. } = self.run(&words, PASSWORD);
        assert_eq!(status, Some(0), "{stderr}");
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Words of a command line, with this city's files for `DB`, `OUT` and `COPY`.
    fn words(&self, words: &[&str]) -> Vec<PathBuf> {
        let file = |word: &&str| match *word {
            "DB" => self.path("city.db"),
            "OUT" => self.path("out"),
            "COPY" => self.path("copy"),
            word => word.into(),
        };
        words.iter().map(file).collect()
    }

    pub fn run(&self, words: &[&str], input: &str) -> Ended {
        ended(Command::new(PROGRAM).args(self.words(words)), input)
    }

    /// The same for somebody who works in the city's folder.
    pub fn run_in_its_folder(&self, words: &[&str]) -> Ended {
        ended(Command::new(PROGRAM).args(words).current_dir(self.0.path()), "")
    }

    /// A command that is not waited for.
    pub fn begin(&self, words: &[&str]) -> Child {
        Command::new(PROGRAM).args(self.words(words)).spawn().unwrap()
    }

    /// The same where no file may grow beyond so many kilobytes, as on a full disk.
    pub fn run_within(&self, kilobytes: u64, words: &[&str]) -> Ended {
        let limit = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kilobytes * 2);
        let mut shell = Command::new("sh");
        ended(shell.args(["-c", &limit, PROGRAM]).args(self.words(words)), "")
    }

    /// The files that SQLite keeps beside the database while it is in use.
    pub fn beside_the_database(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("city.db-")).collect()
    }

    /// A copy of the one file, as somebody makes who knows of no other.
    pub fn copied(&self) -> PathBuf {
        let copy = self.path("copied.db");
        fs::copy(self.path("city.db"), &copy).unwrap();
        copy
    }

    pub fn events(&self) -> u64 {
        self.events_in(&self.path("city.db"))
    }

    /// How many events a file holds by itself.
    pub fn events_in(&self, file: &Path) -> u64 {
        let words = ["verify", "--database", file.to_str().unwrap()];
        let Ended { status, stdout, stderr } = self.run(&words, "");
        assert_eq!(status, Some(0), "{stderr}");
        stdout.split(' ').next().unwrap().parse().unwrap()
    }

    /// Runs SQL on the file behind the program's back.
    pub async fn edit(&self, sql: &'static str) {
        let mut connection = super::raw(&self.path("city.db")).await;
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        sqlx::Connection::close(connection).await.unwrap();
    }

    /// A server on this database, and an administrator's token for it. Where a file may grow no more
    /// it gets an error instead of a signal, as it does on a full disk.
    pub fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    /// The same in a process with these variables.
    pub fn serve_with(&self, variables: &[(&str, &Path)]) -> Server {
        self.start(PLAINLY, self.token(), variables)
    }

    /// The same for a token, in a shell that starts the program, `"$0" "$@"`, after words of its own.
    pub fn serve_after(&self, words: &str, token: String) -> Server {
        self.start(words, token, &[])
    }

    /// An administrator's token.
    pub fn token(&self) -> String {
        let role = ["token", "--database", "DB", "--role", "admin", "--label", "test"];
        self.run(&role, "").stdout.trim().to_owned()
    }

    /// What comes of some words in a shell, for which the program is `"$0"`.
    pub fn run_shell(words: &str) -> Ended {
        ended(Command::new("sh").args(["-c", words, PROGRAM]), "")
    }

    /// The same for a token that is known already, so that nobody else opens the database before.
    pub fn serve_to(&self, token: String) -> Server {
        self.start(PLAINLY, token, &[])
    }

    fn start(&self, words: &str, token: String, variables: &[(&str, &Path)]) -> Server {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("trap '' XFSZ; {words}"), PROGRAM]);
        shell.args(["serve", "--listen", "127.0.0.1:0", "--database"]).arg(self.path("city.db"));
        shell.arg("--site").arg(self.path("site")).envs(variables.iter().copied());
        let mut process = shell.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said =
            |line: String| Some(line.strip_prefix("Serving on http://127.0.0.1:")?.to_owned());
        let port = lines.map(Result::unwrap).find_map(said).unwrap().parse().unwrap();
        Server { process, port, token }
    }
}

fn ended(command: &mut Command, input: &str) -> Ended {
    let (stdin, out) = (Stdio::piped(), Stdio::piped());
    let command = command.stdin(stdin).stdout(out).stderr(Stdio::piped());
    let mut process = command.env("LC_ALL", "en_US.UTF-8").spawn().unwrap();
    process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    Ended { status: output.status.code(), stdout, stderr }
}

/// A running server.
pub struct Server {
    process: Child,
    port: u16,
    pub token: String,
}

pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.process.kill();
    }
}

impl Server {
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.process.id().cast_signed()).unwrap()
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Sends a signal and waits for the end.
    pub fn end(mut self, signal: Signal) -> ExitStatus {
        kill_process(self.pid(), signal).unwrap();
        self.process.wait().unwrap()
    }

    /// The same; answers what it wrote to standard error.
    pub fn told_on_stderr(mut self, signal: Signal) -> String {
        let mut stderr = self.process.stderr.take().unwrap();
        assert!(self.end(signal).success());
        let mut told = String::new();
        stderr.read_to_string(&mut told).unwrap();
        told
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// Asks a question of the pages that has no parameters.
    pub fn ask(&self, question: &str) -> Answer {
        let head =
            format!("POST /api/view/{question} HTTP/1.1\r\nContent-Type: application/json\r\n");
        self.send(&head, "null")
    }

    /// Sends a document as evidence for the first project.
    pub fn upload(&self, id: &str, document: &str) -> Answer {
        let head = format!(
            "POST /files?id={id}&project=1&name=a.pdf HTTP/1.1\r\nContent-Type: application/octet-stream\r\n"
        );
        self.send(&head, document)
    }

    /// Registers a unit: one event. The command is named after the unit, so that it may be repeated.
    pub fn register(&self, unit: &str) -> Answer {
        let action = format!(r#"{{"unit": {{"register": {{"name": "{unit}"}}}}}}"#);
        let command = format!(r#"{{"subject": "city", "action": {action}}}"#);
        let body = format!(r#"{{"id": "register-{unit}", "command": {command}}}"#);
        self.send("POST /api/execute HTTP/1.1\r\nContent-Type: application/json\r\n", &body)
    }

    /// Revokes a token.
    pub fn revoke(&self, token: i64) -> Answer {
        let head = "POST /api/secrets/revoke HTTP/1.1\r\nContent-Type: application/json\r\n";
        self.send(head, &format!(r#"{{"id": {token}}}"#))
    }

    fn send(&self, head: &str, body: &str) -> Answer {
        let (token, length) = (&self.token, body.len());
        let request = format!(
            "{head}Host: city.test\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, body: body.to_owned() }
    }
}
