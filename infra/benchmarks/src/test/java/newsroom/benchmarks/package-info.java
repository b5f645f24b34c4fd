/// What the services promise of their speed, measured through HTTP.
@NullMarked
package newsroom.benchmarks;

import org.jspecify.annotations.NullMarked;
