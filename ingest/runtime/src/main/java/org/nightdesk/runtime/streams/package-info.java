/// Typed streams on Kafka: names, partitions, headers, publishing, and how a topology runs.
///
/// A step of a topology reads its record and works out its [Effects] in a pure, guarded part; what
/// that throws, or what is too large for Kafka, becomes a dead letter and the step goes on. Only
/// then are rows put and events forwarded, unguarded, because Kafka's control exceptions must pass.
@NullMarked
package org.nightdesk.runtime.streams;

import org.jspecify.annotations.NullMarked;
