package newsroom.editorial.review;

/// An editor who takes a stance.
///
/// @param pseudonym by which a secret ballot knows them; nobody finds the name from it
record Voter(String name, String pseudonym) {

    String on(Bench bench) {
        return bench.isSecret() ? pseudonym : name;
    }
}
