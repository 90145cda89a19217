package io.github.livesessions.rest;

/** The style sheet of the login pages; its name carries a hash of its content. */
final class PageStyle {

    /** Relative to the theme's resources; empty where the build has left it out. */
    static final String NAME = BuiltFiles.name("login.style");

    private PageStyle() {}
}
