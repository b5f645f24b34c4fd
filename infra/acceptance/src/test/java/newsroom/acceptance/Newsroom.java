package newsroom.acceptance;

import newsroom.identity.Role;

/// A newsroom to tell a story of, however it is run.
interface Newsroom {

    Client submission();

    Client editorial();

    Client publication();

    /// `Bearer …` for somebody with one role, who speaks all languages if a translator. Their account is the name, a
    /// hyphen and the role.
    String as(String name, Role role);
}
