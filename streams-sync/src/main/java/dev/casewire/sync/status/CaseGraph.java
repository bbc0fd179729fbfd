// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The moves that a customer may make on a self-managed case, as AWS documents them: UpdateCaseStatus between the phases,
 * CloseCase from anywhere, no way back to Submitted and none out of Closed.
 */
public final class CaseGraph {
    private static final Map<CaseStatus, Set<CaseStatus>> MOVES = moves();

    private CaseGraph() {}

    private static Map<CaseStatus, Set<CaseStatus>> moves() {
        Map<CaseStatus, Set<CaseStatus>> moves = new EnumMap<>(CaseStatus.class);
        for (CaseStatus status : CaseStatus.values()) {
            moves.put(status, EnumSet.noneOf(CaseStatus.class));
        }
        Set<CaseStatus> phases = EnumSet.of(CaseStatus.DETECTION, CaseStatus.CONTAINMENT, CaseStatus.POST_INCIDENT);
        for (CaseStatus phase : phases) {
            Set<CaseStatus> next = EnumSet.copyOf(phases);
            next.remove(phase);
            moves.put(phase, next);
        }
        moves.put(CaseStatus.SUBMITTED, EnumSet.of(CaseStatus.DETECTION));
        moves.put(CaseStatus.ACKNOWLEDGED, EnumSet.of(CaseStatus.DETECTION));
        moves.forEach((status, next) -> {
            if (status != CaseStatus.CLOSED) {
                next.add(CaseStatus.CLOSED);
            }
        });
        return moves;
    }

    /** True where the move is one call of the API. */
    public static boolean allows(CaseStatus from, CaseStatus to) {
        return MOVES.getOrDefault(from, Set.of()).contains(to);
    }

    /** Shortest way in steps that are allowed, without the start; empty where there is none. */
    public static Optional<List<CaseStatus>> path(CaseStatus from, CaseStatus to) {
        Map<CaseStatus, CaseStatus> cameFrom = new EnumMap<>(CaseStatus.class);
        ArrayDeque<CaseStatus> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            CaseStatus at = open.remove();
            if (at == to) {
                return Optional.of(trace(cameFrom, from, to));
            }
            for (CaseStatus next : MOVES.getOrDefault(at, Set.of())) {
                if (next != from && !cameFrom.containsKey(next)) {
                    cameFrom.put(next, at);
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<CaseStatus> trace(Map<CaseStatus, CaseStatus> cameFrom, CaseStatus from, CaseStatus to) {
        List<CaseStatus> path = new ArrayList<>();
        for (CaseStatus at = to; at != null && at != from; at = cameFrom.get(at)) {
            path.add(at);
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }
}
