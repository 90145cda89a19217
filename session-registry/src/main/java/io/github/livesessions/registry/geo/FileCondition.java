package io.github.livesessions.registry.geo;

/** How a geo file is found, and what its operator can do about it. */
enum FileCondition {
    READABLE("can be read", "nothing is to be done"),
    STALE("was built too long ago", "fetch the current one"),
    MISSING("does not exist", "put a city database there, or correct the option " + GeoFiles.OPTION),
    UNREADABLE(
            "cannot be read",
            "make it a regular file that the server may read, and see that its temporary"
                    + " directory has room for a copy"),
    CORRUPT("is no intact database", "fetch it again"),
    UNSUITABLE("holds no cities", "take a GeoIP2, GeoLite2 or DB-IP city database");

    final String finding;
    final String remedy;

    FileCondition(String finding, String remedy) {
        this.finding = finding;
        this.remedy = remedy;
    }
}
