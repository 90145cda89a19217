package io.github.livesessions.core.admission;

import io.github.livesessions.core.session.LiveSession;
import java.util.List;

/** The answer to a login. */
public sealed interface Admission {

    /**
     * The login becomes a session.
     *
     * @param givingWay the sessions that end for it, none where there is room
     */
    record Admitted(List<GivesWay> givingWay) implements Admission {}

    /**
     * The person is to choose.
     *
     * @param others the sessions to choose among, the first to give way first
     * @param surplus how many of them have to end before there is room; 0 where the page only informs
     */
    record Asked(List<LiveSession> others, int surplus) implements Admission {}

    /**
     * The login ends here.
     *
     * @param others the sessions that fill the plan
     */
    record Refused(List<LiveSession> others) implements Admission {}

    /** The login ends here: its device is blocked. */
    record Blocked() implements Admission {}

    /** The device may be a blocked one in disguise: a second factor or a mailed code is asked for first. */
    record Suspected() implements Admission {}
}
