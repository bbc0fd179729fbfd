// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

/** What is said of an object before its bytes. */
public record NewObject(String key, String contentType, RowRange range) {}
