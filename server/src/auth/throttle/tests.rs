use std::sync::LazyLock;

use super::*;

static ADDRESS: LazyLock<Client> = LazyLock::new(|| at([10, 0, 0, 7]));
static OTHER: LazyLock<Client> = LazyLock::new(|| at([10, 0, 0, 8]));

fn at(address: [u8; 4]) -> Client {
    Client::Address(AddressBlock::of(address.into()))
}

fn wait(throttle: &Throttle, client: Client, account: &str, now: i64) -> Option<u32> {
    throttle.admit(client, account, now).err()
}

/// Twenty attempts a second for `seconds`; every one that is let through is wrong.
fn attack(throttle: &Throttle, client: Client, seconds: i64) -> u32 {
    let mut tried = 0;
    for now in (0..seconds * 1000).step_by(50) {
        if wait(throttle, client, "office", now).is_none() {
            throttle.failed(client, "office", now);
            tried += 1;
        }
    }
    tried
}

#[test]
fn a_minute_of_guessing_comes_to_a_handful_of_tries() {
    let tried = attack(&Throttle::default(), *ADDRESS, 60);
    assert!((5..=10).contains(&tried), "{tried}");
}

#[test]
fn nobody_else_waits_for_a_guesser() {
    let throttle = Throttle::default();
    attack(&throttle, *ADDRESS, 60);
    assert!(wait(&throttle, *ADDRESS, "office", 60_000).is_some());
    assert_eq!(wait(&throttle, *ADDRESS, "county", 60_000), None, "another account");
    assert_eq!(wait(&throttle, *OTHER, "office", 60_000), None, "another address");
    let browser = Client::Browser(SecretHash([7; 32]));
    assert_eq!(wait(&throttle, browser, "office", 60_000), None, "a browser known before");
}

#[test]
fn whoever_tries_many_accounts_is_slowed_for_all() {
    let throttle = Throttle::default();
    for account in 0..30 {
        throttle.failed(*ADDRESS, &format!("unit{account}"), 1000);
    }
    assert!(wait(&throttle, *ADDRESS, "office", 1500).is_some());
    assert_eq!(wait(&throttle, *OTHER, "office", 1500), None);
}

#[test]
fn failures_are_forgotten_by_success_and_by_time() {
    let throttle = Throttle::default();
    attack(&throttle, *ADDRESS, 10);
    assert_eq!(wait(&throttle, *ADDRESS, "office", FORGOTTEN + 10_000), None);
    throttle.succeeded(*ADDRESS, "office");
    assert_eq!(wait(&throttle, *ADDRESS, "office", 10_000), None);
}

#[test]
fn memory_stays_flat() {
    let throttle = Throttle::default();
    for account in 0..10_000 {
        throttle.failed(*ADDRESS, &account.to_string(), account);
    }
    assert!(throttle.lock().failures.len() <= MOST);
}

#[test]
fn guesses_side_by_side_are_no_more_than_guesses_one_after_another() {
    let throttle = Throttle::default();
    let held: Vec<_> = (0..50).filter_map(|_| throttle.admit(*ADDRESS, "office", 0).ok()).collect();
    assert_eq!(held.len(), 2, "the others are told to wait before they are looked at");
    assert_eq!(wait(&throttle, *ADDRESS, "office", 0), Some(NEXT));
    assert_eq!(wait(&throttle, *ADDRESS, "county", 0), None, "another account");
    assert_eq!(wait(&throttle, *OTHER, "office", 0), None, "another address");
    drop(held);
    assert!(throttle.lock().open.is_empty());
    assert_eq!(wait(&throttle, *ADDRESS, "office", 0), None);
}

#[test]
fn what_failed_counts_before_there_is_room_again() {
    let throttle = Throttle::default();
    let mut tried = 0;
    for _ in 0..20 {
        let held: Vec<_> =
            (0..50).filter_map(|_| throttle.admit(*ADDRESS, "office", 0).ok()).collect();
        for _ in &held {
            throttle.failed(*ADDRESS, "office", 0);
        }
        tried += held.len();
    }
    assert_eq!(tried, 4, "the free ones, and the one beside the last of them");
}

#[test]
fn guessing_from_a_thousand_addresses_is_slowed_for_all_but_known_browsers() {
    let throttle = Throttle::default();
    let stranger = |number: u32| {
        let [_, _, high, low] = number.to_be_bytes();
        at([10, 1, high, low])
    };
    let mut tried = 0;
    for number in 0..1_000 {
        let now = i64::from(number) * 60;
        if wait(&throttle, stranger(number), "office", now).is_none() {
            throttle.failed(stranger(number), "office", now);
            tried += 1;
        }
    }
    assert!((FREE_OF_ACCOUNT..FREE_OF_ACCOUNT + 10).contains(&tried), "{tried} in a minute");
    assert!(wait(&throttle, stranger(1_001), "office", 60_000).is_some());
    let browser = Client::Browser(SecretHash([7; 32]));
    assert_eq!(wait(&throttle, browser, "office", 60_000), None, "a browser known before");
    assert_eq!(wait(&throttle, stranger(1_001), "county", 60_000), None, "another account");

    let side_by_side = (0..100).filter_map(|n| throttle.admit(stranger(n), "unit", 0).ok());
    assert_eq!(side_by_side.collect::<Vec<_>>().len(), 8);
}
