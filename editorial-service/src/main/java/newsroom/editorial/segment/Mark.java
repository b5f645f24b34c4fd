package newsroom.editorial.segment;

/// A mark in the words of a segment that is to stay as it is.
///
/// @param kind by which it is told from others, together with where it leads
/// @param from where it begins in the text
/// @param to where it ends
/// @param inner where the words that it encloses begin; the same as `to` where it encloses none
/// @param innerTo where those end
/// @param label by which a link that names no other is found, so that its words are what it leads by; otherwise empty
record Mark(String kind, int from, int to, int inner, int innerTo, String label) {

    static Mark single(String kind, int from, int to) {
        return new Mark(kind, from, to, to, to, "");
    }

    boolean isPair() {
        return inner < innerTo;
    }
}
