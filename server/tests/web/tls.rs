//! The server over https, as a process: what it answers, and how it stops.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use rustix::process::{Pid, Signal, kill_process};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

struct Server {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.process.kill();
    }
}

impl Server {
    fn start() -> Self {
        let folder = folder();
        let (cert, key) = (data("tls-for-tests.pem"), data("tls-for-tests.key"));
        let mut process = command(&folder, cert, key).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said =
            |line: String| Some(line.strip_prefix("Serving on https://127.0.0.1:")?.to_owned());
        let port = lines.map(Result::unwrap).find_map(said).unwrap().parse().unwrap();
        Self { process, port, folder }
    }

    fn get(&self, path: &str) -> String {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(data("tls-for-tests.pem")).unwrap()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("127.0.0.1").unwrap();
        let connection = ClientConnection::new(Arc::new(config), name).unwrap();
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: city.test\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// A folder for a database, with a site of no files.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("build-id"), "b1").unwrap();
    folder
}

fn command(folder: &tempfile::TempDir, cert: PathBuf, key: PathBuf) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_battle-map"));
    command.args(["serve", "--listen", "127.0.0.1:0", "--database"]);
    command.arg(folder.path().join("city.db")).arg("--site").arg(folder.path().join("site"));
    command.arg("--tls-cert").arg(cert).arg("--tls-key").arg(key);
    command.stdout(Stdio::piped());
    command
}

#[test]
fn the_city_is_served_over_https_and_stops_in_good_order() {
    let mut server = Server::start();
    assert!(server.get("/healthz").ends_with("ok"));
    let page = server.get("/setup").to_ascii_lowercase();
    assert!(page.contains("; secure\r\n"), "{page}");
    // A page, one that leads on, an answer to a program, a refusal, and what is not there.
    for path in ["/setup", "/", "/healthz", "/live/head", "/pkg/no-such.js"] {
        let page = server.get(path).to_ascii_lowercase();
        for header in [
            "strict-transport-security: max-age=31536000",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(page.contains(header), "{path}, {header}: {page}");
        }
    }
    let database = server.folder.path().join("city.db");
    let mode = std::fs::metadata(database).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else on the machine reads it");

    // Somebody who speaks no https holds nobody up.
    let _silent = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    assert!(server.get("/healthz").ends_with("ok"));

    let pid = Pid::from_raw(server.process.id().cast_signed()).unwrap();
    kill_process(pid, Signal::TERM).unwrap();
    assert!(server.process.wait().unwrap().success());
}

#[test]
fn a_certificate_that_cannot_be_read_is_bad_input() {
    for name in ["README.md", "no-such.pem"] {
        let folder = folder();
        let mut command = command(&folder, data(name), data("tls-for-tests.key"));
        let output = command.stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(name));
        assert!(!folder.path().join("city.db").exists(), "nothing was made");
    }
}
