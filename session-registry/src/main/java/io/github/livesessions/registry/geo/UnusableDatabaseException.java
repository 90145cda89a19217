package io.github.livesessions.registry.geo;

/** A file, or a record in it, that gives no place. Its message names no looked-up address and may be logged. */
final class UnusableDatabaseException extends Exception {

    private final FileCondition condition;

    UnusableDatabaseException(FileCondition condition, String detail, Throwable cause) {
        super(detail, cause);
        this.condition = condition;
    }

    UnusableDatabaseException(FileCondition condition, String detail) {
        super(detail);
        this.condition = condition;
    }

    FileCondition condition() {
        return condition;
    }
}
