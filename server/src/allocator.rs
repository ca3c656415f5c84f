//! Memory that large pages and files took for a moment is given back. How the allocator of glibc does that,
//! it reads from its environment alone, and once, before the program begins: so a server that was started
//! without these variables starts itself again with them, as the same process.

/// Few arenas, and large pieces of their own that are given back at once.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: [(&str, &str); 3] = [
    ("MALLOC_ARENA_MAX", "2"),
    ("MALLOC_MMAP_THRESHOLD_", "131072"),
    ("MALLOC_TRIM_THRESHOLD_", "131072"),
];

/// Begins the program anew with the settings that its environment does not make. Other commands than
/// `serve` end before it matters.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn give_back() {
    use std::{env, os::unix::process::CommandExt, process::Command};

    let mut words = env::args_os();
    let name = words.next().unwrap_or_default();
    let words: Vec<_> = words.collect();
    let missing: Vec<_> =
        SETTINGS.into_iter().filter(|(setting, _)| env::var_os(setting).is_none()).collect();
    if missing.is_empty() || words.first().is_none_or(|word| word != "serve") {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    // It comes back only where that failed; then the server merely holds more memory.
    let error = Command::new(program).arg0(name).args(words).envs(missing).exec();
    eprintln!("battle-map: the allocator keeps its settings: {error}");
}

/// Other systems and libraries have other allocators.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub const fn give_back() {}
