// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

/** Why the bucket did not take an object. */
public sealed interface StoreFailure {

    /** The setting that decides whether it works. */
    String setting();

    /** What is wrong and what to do, for a person. */
    String sentence();

    /** May pass by itself: trying again is right. */
    record Transient(String setting, String sentence) implements StoreFailure {}

    /** Stays until somebody changes a setting, the bucket or its rights. */
    record Permanent(String setting, String sentence) implements StoreFailure {}
}
