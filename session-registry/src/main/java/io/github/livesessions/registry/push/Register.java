package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Watched;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who watches what on this node. */
final class Register {

    private final StreamLimits limits;
    private final Map<Watched, Set<Watcher>> bySubject = new ConcurrentHashMap<>();
    private final Map<String, Set<Watcher>> bySession = new ConcurrentHashMap<>();
    private final Map<String, Integer> shares = new HashMap<>();
    private final Set<Watcher> all = ConcurrentHashMap.newKeySet();

    Register(StreamLimits limits) {
        this.limits = limits;
    }

    /** Adds it, unless there is no room for it; tells whether there was. */
    synchronized boolean add(Watcher watcher) {
        Holder holder = watcher.holder();
        String account = account(watcher);
        String session = session(watcher);
        if (all.size() >= limits.perNode()
                || shares.getOrDefault(account, 0) >= limits.perAccount()
                || (session != null && shares.getOrDefault(session, 0) >= limits.perSession())) {
            return false;
        }
        all.add(watcher);
        put(bySubject, watcher.watched(), watcher);
        count(account, 1);
        count(session, 1);
        if (holder.sessionId() != null) {
            put(bySession, holder.sessionId(), watcher);
        }
        return true;
    }

    synchronized void remove(Watcher watcher) {
        if (all.remove(watcher)) {
            drop(bySubject, watcher.watched(), watcher);
            count(account(watcher), -1);
            count(session(watcher), -1);
            if (watcher.holder().sessionId() != null) {
                drop(bySession, watcher.holder().sessionId(), watcher);
            }
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Collection<Watcher> all() {
        return all;
    }

    /** Those whom the event concerns: they watch its session, account or realm, or are of the session that it ends. */
    Set<Watcher> concernedBy(SessionEvent event) {
        Set<Watcher> concerned = new HashSet<>(of(bySubject, Watched.realm(event.realmId())));
        if (event.userId() != null) {
            concerned.addAll(of(bySubject, Watched.account(event.realmId(), event.userId())));
        }
        if (event.sessionId() != null) {
            concerned.addAll(of(bySubject, Watched.session(event.realmId(), event.sessionId())));
            of(bySession, event.sessionId()).stream()
                    .filter(watcher -> watcher.holder().endsWith(event))
                    .forEach(concerned::add);
        }
        return concerned;
    }

    private static <K> Collection<Watcher> of(Map<K, Set<Watcher>> map, K key) {
        Set<Watcher> found = map.get(key);
        return found == null ? List.of() : found;
    }

    /** Apps have a share of their own, so that none of them keeps the pages out by which the account is managed. */
    private static String share(Watcher watcher) {
        return watcher.watched().sessionId() == null ? "pages of " : "apps of ";
    }

    private static String account(Watcher watcher) {
        return share(watcher) + watcher.holder().account();
    }

    private static @Nullable String session(Watcher watcher) {
        String id = watcher.holder().sessionId();
        return id == null ? null : share(watcher) + watcher.holder().realmId() + ' ' + id;
    }

    private void count(@Nullable String share, int more) {
        if (share != null) {
            shares.merge(share, more, (before, change) -> before + change == 0 ? null : before + change);
        }
    }

    private static <K> void put(Map<K, Set<Watcher>> map, K key, Watcher watcher) {
        map.computeIfAbsent(key, first -> ConcurrentHashMap.newKeySet(2)).add(watcher);
    }

    private static <K> void drop(Map<K, Set<Watcher>> map, K key, Watcher watcher) {
        map.computeIfPresent(key, (same, set) -> {
            set.remove(watcher);
            return set.isEmpty() ? null : set;
        });
    }
}
