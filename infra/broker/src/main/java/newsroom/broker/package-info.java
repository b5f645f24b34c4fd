/// The embedded broker: Kafka in this JVM, with its data on disk, and the topics of the newsroom.
@NullMarked
package newsroom.broker;

import org.jspecify.annotations.NullMarked;
