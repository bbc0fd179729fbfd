// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.io.IOException;
import java.time.Instant;

/**
 * Makes something of each row while its page is read, so that a page is gone over once. Called on a thread of the client, for one
 * row after the other; several pages may be read at once.
 */
@FunctionalInterface
public interface RowReader<R> {

    /**
     * Reads one row.
     *
     * @param row of no use after the call
     * @param arrivedAt when the page was there as a whole
     * @throws IOException of the row's tokens, as it came: the page is broken. Whatever else is wrong with a row is no exception
     */
    R read(PageRow row, Instant arrivedAt) throws IOException;

    /**
     * Told before the first row is read how many there are, so that the page behind them can be asked for in the meantime. Not told of a
     * page without rows; where the page turns out broken, the number may be any.
     */
    default void counted(int rows) {}
}
