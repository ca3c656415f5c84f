//! From where somebody comes, as far as it can be told apart: whoever has one address of version 6 has
//! the whole block of its first 64 bits, and would be somebody new with every request.

use std::net::{IpAddr, Ipv6Addr};

/// An address of version 4, or the block of the first 64 bits of one of version 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AddressBlock(IpAddr);

impl AddressBlock {
    /// The block of an address; one of version 4 written as version 6 is the one of version 4.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => Self(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into()),
            address @ IpAddr::V4(_) => Self(address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_version_six_is_its_first_half() {
        let block = |text: &str| AddressBlock::of(text.parse().unwrap());
        assert_eq!(block("2001:db8:1:2::1"), block("2001:db8:1:2:ffff::9"));
        assert_ne!(block("2001:db8:1:2::1"), block("2001:db8:1:3::1"));
        assert_eq!(block("::ffff:10.0.0.7"), block("10.0.0.7"));
        assert_ne!(block("10.0.0.7"), block("10.0.0.8"));
    }
}
