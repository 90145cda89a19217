package io.github.livesessions.registry.setup;

/**
 * How one part is found.
 *
 * @param subject which of several it is; empty where there is one
 * @param detail what an administrator should know of it; empty for nothing
 * @param installable whether setup can put it right
 */
public record Finding(Part part, Status status, String subject, String detail, boolean installable) {

    static Finding ok(Part part, String detail) {
        return new Finding(part, Status.OK, "", detail, false);
    }

    static Finding warning(Part part, String detail) {
        return new Finding(part, Status.WARNING, "", detail, false);
    }

    static Finding missing(Part part, String detail) {
        return new Finding(part, Status.MISSING, "", detail, false);
    }

    /** The same of one of several. */
    Finding of(String which) {
        return new Finding(part, status, which, detail, installable);
    }
}
