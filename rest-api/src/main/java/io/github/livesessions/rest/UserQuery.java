package io.github.livesessions.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked of one user's devices.
 *
 * @param userId whose
 * @param page which part of the list
 */
record UserQuery(String userId, SessionQuery page) {

    private static final String USER = "user";

    /**
     * Reads a request's parameters, strictly.
     *
     * @param paged whether the answer is a list
     */
    static UserQuery read(Map<String, List<String>> parameters, boolean paged) {
        Map<String, List<String>> others = new TreeMap<>(parameters);
        List<String> users = others.remove(USER);
        if (users == null || users.size() != 1 || users.get(0).isBlank()) {
            throw Problem.invalid(USER, users == null ? "" : String.join(", ", users), "give a user's id, once");
        }
        if (!paged && !others.isEmpty()) {
            throw Problem.unknownParameter(others.keySet().iterator().next(), USER);
        }
        return new UserQuery(users.get(0), SessionQuery.readPage(others));
    }
}
