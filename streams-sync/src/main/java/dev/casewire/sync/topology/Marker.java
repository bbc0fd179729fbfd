// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.id.Side;

/**
 * A source's answer in one partition of one topic: everything it had to show there when it was asked stands before it.
 *
 * @param nonce what the sync asked with
 * @param side side that the source reads
 * @param source which source: a site, or what the ARNs of an account's and region's cases begin with
 * @param topic the topic
 * @param partition the partition it was read from
 * @param partitions in how many partitions of the topic the source answers
 */
record Marker(String nonce, Side side, String source, String topic, int partition, int partitions) {}
