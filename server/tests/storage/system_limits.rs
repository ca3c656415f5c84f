//! What the system does not allow: writing to the file, or many open files. Pages are answered, what does
//! not work is said in words, and it goes on by itself.

#![cfg(target_os = "linux")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};

use crate::support::program::{City, Server};

/// Nobody's number, for whom the modes of files count as they do for a service's account.
const NOBODY: u32 = 65534;

/// A server that is not root's; none where the test may not make one.
fn served_by_nobody(city: &City) -> Option<Server> {
    if !rustix::process::geteuid().is_root() {
        return Some(city.serve());
    }
    let drop = format!("setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups");
    let may = City::run_shell(&format!("{drop} \"$0\" --version"));
    if may.status != Some(0) {
        eprintln!("no server can be started for another account here: {}", may.stderr);
        return None;
    }
    let token = city.token();
    for name in ["", "city.db", "site", "site/pkg", "site/build-id"] {
        std::os::unix::fs::chown(city.path(name), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    Some(city.serve_after(&format!("exec {drop} \"$0\" \"$@\""), token))
}

/// Lets the database and what lies beside it be written to, or not.
fn writable(city: &City, writable: bool) {
    let mode =
        |file, folder| if writable { (file | 0o200, folder | 0o200) } else { (file, folder) };
    let (file, folder) = mode(0o400, 0o500);
    let set = |name: &str, mode| {
        fs::set_permissions(city.path(name), Permissions::from_mode(mode)).unwrap();
    };
    set("", folder);
    for name in city.beside_the_database().iter().map(String::as_str).chain(["city.db"]) {
        set(name, file);
    }
}

/// Files of the server may grow to so many bytes; set by its own account, which alone may do that.
fn limit_files(server: &Server, soft: &str) {
    let (pid, limit) = (server.pid().to_string(), format!("--fsize={soft}:"));
    let mut command = Command::new("setpriv");
    if rustix::process::geteuid().is_root() {
        command.args([
            &format!("--reuid={NOBODY}"),
            &format!("--regid={NOBODY}"),
            "--clear-groups",
        ]);
    }
    let set = command.args(["prlimit", "--pid", &pid, &limit]).output().unwrap();
    assert!(set.status.success(), "{}", String::from_utf8_lossy(&set.stderr));
}

#[test]
fn a_database_that_became_read_only_is_said_and_written_to_again_once_it_is_not() {
    let city = City::with_an_account();
    let Some(server) = served_by_nobody(&city) else { return };
    assert_eq!(server.register("first-unit").status, 200);
    writable(&city, false);
    assert_eq!(server.register("second-unit").status, 200, "what is open stays so");
    // A write that fails makes the server open the file anew, which is read-only now.
    limit_files(&server, "0");
    assert_eq!(server.register("third-unit").status, 503);
    limit_files(&server, "unlimited");
    for _ in 0..3 {
        let refused = server.register("third-unit");
        assert_eq!(refused.status, 503, "{}", refused.body);
        assert!(refused.body.contains("cannot-write"), "{}", refused.body);
    }
    let ready = server.get("/readyz");
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("不能保存"), "{}", ready.body);
    assert_eq!(server.get("/healthz").status, 503);
    let page = server.get("/wall");
    assert_eq!(page.status, 200, "reading goes on");
    assert!(page.body.contains("暂不能提交"), "and says so");

    writable(&city, true);
    let done = server.register("third-unit");
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(server.get("/readyz").status, 200);
    assert!(!server.get("/wall").body.contains("暂不能提交"));
    assert!(server.end(Signal::TERM).success());
    assert_eq!(city.events(), 4, "an account and three units");
}

/// Slow connections, from as many addresses as keep each below what one may have.
async fn slow(server: &Server, count: usize) -> Vec<TcpStream> {
    const OF_ONE_ADDRESS: usize = 100;
    let mut all = Vec::new();
    for number in 0..count {
        let socket = TcpSocket::new_v4().unwrap();
        let from = format!("127.0.1.{}:0", 1 + number / OF_ONE_ADDRESS);
        socket.bind(from.parse().unwrap()).unwrap();
        let to = format!("127.0.0.1:{}", server.port());
        let mut stream = socket.connect(to.parse().unwrap()).await.unwrap();
        // Whoever was hung up on meanwhile cannot say anything.
        let _ = stream.write_all(b"GET /wall HTTP/1.1\r\nHost: ").await;
        all.push(stream);
    }
    all
}

/// The soft limit of a process's open files.
fn open_files_of(server: &Server) -> u64 {
    let limits = fs::read_to_string(format!("/proc/{}/limits", server.pid())).unwrap();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn with_a_thousand_open_files_at_most_slow_connections_stop_nobody() {
    const SLOW: usize = 1_100;
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    if maximum.is_some_and(|allowed| allowed < 4_096) {
        eprintln!("this test needs more open files itself");
        return;
    }
    let own = maximum.unwrap_or(65_536).min(65_536);
    setrlimit(Resource::Nofile, Rlimit { current: Some(own), maximum }).unwrap();
    for (limit, low) in [("ulimit -S -n 1024", false), ("ulimit -n 1024", true)] {
        let city = City::with_an_account();
        let server = city.serve_after(&format!("{limit}; exec \"$0\" \"$@\""), city.token());
        assert_eq!(open_files_of(&server), if low { 1_024 } else { own }, "{limit}");
        let slow = slow(&server, SLOW).await;
        for _ in 0..20 {
            assert_eq!(server.get("/wall").status, 200, "{limit}");
        }
        assert_eq!(server.register("first-unit").status, 200, "{limit}");
        drop(slow);
        let told = server.told_on_stderr(Signal::TERM);
        assert_eq!(told.contains("few files may be open at once"), low, "{limit}: {told}");
    }
}

#[cfg(target_env = "gnu")]
#[test]
fn a_server_gives_memory_back_however_it_was_started() {
    let city = City::with_an_account();
    for (words, arenas) in
        [("exec \"$0\" \"$@\"", "2"), ("exec env MALLOC_ARENA_MAX=4 \"$0\" \"$@\"", "4")]
    {
        let server = city.serve_after(words, city.token());
        let set = fs::read_to_string(format!("/proc/{}/environ", server.pid())).unwrap();
        let set: Vec<_> = set.split('\0').filter(|one| one.starts_with("MALLOC_")).collect();
        assert!(set.contains(&format!("MALLOC_ARENA_MAX={arenas}").as_str()), "{set:?}");
        assert!(set.contains(&"MALLOC_TRIM_THRESHOLD_=131072"), "{set:?}");
        assert_eq!(server.get("/healthz").body, "ok");
        assert!(server.end(Signal::TERM).success());
    }
}
