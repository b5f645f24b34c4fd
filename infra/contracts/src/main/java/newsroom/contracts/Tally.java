package newsroom.contracts;

/// How many editors took which stance on what was decided; never who.
public record Tally(int support, int standAside, int object, int block) {}
