package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.push.Hearing;
import io.github.livesessions.registry.push.Holder;
import io.github.livesessions.registry.push.Hub;
import io.github.livesessions.registry.push.Watcher;
import io.github.livesessions.registry.store.Watched;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One open stream of server-sent events. It holds its reader's rights and place, and nothing of the request. */
final class LiveStream implements Watcher {

    private static final long RETRY_MILLIS = 2_000;
    private static final Duration COMMENT = Duration.ofSeconds(15);

    /** Who asked and was gone before the answer never reads it. */
    private static final Duration UNREAD = Duration.ofSeconds(10);

    private static final int BUFFER = 256;
    private static final int RECENT = 8;

    private final Hub hub;
    private final Sse sse;
    private final Watched watched;
    private final Holder holder;
    private final Grant grant;
    private final Voice voice;
    private final Instant opened;
    private final Instant until;
    private final boolean poll;
    private final Outlet outlet;

    /** Ids of what was told last, so that whoever resumes at once is not told again. */
    private final Deque<String> recent = new ArrayDeque<>(2);

    /** What has been told while the past is being read; null once that is done. */
    private @Nullable Set<String> meanwhile = new HashSet<>();

    private Instant lastSign;

    /**
     * A stream that begins to hear as soon as it is attached.
     *
     * @param until when it ends by itself
     * @param poll whether it ends with the first events before
     * @param past how many events of the past it may have to take in at once
     */
    LiveStream(
            Hub hub,
            Sse sse,
            Watched watched,
            Holder holder,
            Grant grant,
            Voice voice,
            Instant now,
            Instant until,
            boolean poll,
            int past) {
        this.hub = hub;
        this.sse = sse;
        this.watched = watched;
        this.holder = holder;
        this.grant = grant;
        this.voice = voice;
        this.opened = now;
        this.lastSign = now;
        this.until = until;
        this.poll = poll;
        this.outlet = new Outlet(BUFFER + past, () -> hub.detach(this));
        outlet.put(sse.newEventBuilder()
                .reconnectDelay(RETRY_MILLIS)
                .comment(" hello")
                .build());
    }

    Outlet outlet() {
        return outlet;
    }

    @Override
    public Watched watched() {
        return watched;
    }

    @Override
    public Holder holder() {
        return holder;
    }

    /**
     * Lets {@code past} tell what the reader has missed, and says where the stream stands. What happens meanwhile is told
     * as it happens, and not again.
     */
    void catchUp(Runnable past) {
        past.run();
        synchronized (this) {
            meanwhile = null;
            mark();
            if (poll && !recent.isEmpty()) {
                outlet.end();
            }
        }
    }

    /** Tells an event of the past. */
    synchronized void recall(Hearing hearing, SessionEvent event) {
        if (meanwhile == null || meanwhile.add(event.id())) {
            tell(hearing, event);
        }
    }

    @Override
    public synchronized void hear(Hearing hearing, SessionEvent event) {
        if (meanwhile != null && !meanwhile.add(event.id())) {
            return;
        }
        tell(hearing, event);
        if (poll && meanwhile == null && !recent.isEmpty()) { // a poll has what it waited for
            mark();
            outlet.end();
        }
    }

    @Override
    public synchronized void lookAgain(Hearing hearing) {
        if (!mayHear(hearing)) {
            leave(hearing);
        }
    }

    private void tell(Hearing hearing, SessionEvent event) {
        boolean last = holder.endsWith(event);
        if (!last && !mayHear(hearing)) {
            leave(hearing);
            return;
        }
        say(event, voice.of(hearing, event));
        if (last) {
            outlet.end();
        }
    }

    private boolean mayHear(Hearing hearing) {
        return grant.holds(hearing) && voice.mayHear(hearing);
    }

    /** What took the rights away may have ended the session as well: then its page shall know why. */
    private void leave(Hearing hearing) {
        hearing.end(holder).ifPresent(end -> say(end, voice.of(hearing, end)));
        outlet.end();
    }

    private void say(SessionEvent event, List<Voice.Said> said) {
        for (Voice.Said one : said) {
            outlet.put(sse.newEventBuilder()
                    .id(Position.of(event.at(), event.id()))
                    .name(one.name())
                    .data(one.data())
                    .build());
        }
        if (!said.isEmpty()) {
            recent.add(event.id());
            if (recent.size() > RECENT) {
                recent.remove();
            }
        }
    }

    @Override
    public synchronized void breathe(Instant now) {
        if (!outlet.hasReader() && opened.plus(UNREAD).isBefore(now)) {
            outlet.cancel();
        } else if (!now.isBefore(until)) {
            mark();
            outlet.end();
        } else if (!lastSign.plus(COMMENT).isAfter(now)) {
            lastSign = now;
            mark();
        }
    }

    @Override
    public void close() {
        outlet.end();
    }

    /** Says where the stream stands, so that the reader can go on from here; and that it is alive. */
    private void mark() {
        OutboundSseEvent place = sse.newEventBuilder()
                .comment("")
                .id(Position.between(Instant.now(), hub.position(), recent))
                .build();
        outlet.put(place);
    }
}
