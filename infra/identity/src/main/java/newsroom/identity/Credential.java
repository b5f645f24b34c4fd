package newsroom.identity;

/// An account with the hash of the secret that proves it.
record Credential(Account account, String secretHash) {}
