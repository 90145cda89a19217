package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Watched;
import java.util.Collection;
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
    private final Map<String, Set<Watcher>> byAccount = new ConcurrentHashMap<>();
    private final Set<Watcher> all = ConcurrentHashMap.newKeySet();

    Register(StreamLimits limits) {
        this.limits = limits;
    }

    /** Adds it, unless there is no room for it; tells whether there was. */
    synchronized boolean add(Watcher watcher) {
        Holder holder = watcher.holder();
        if (all.size() >= limits.perNode()
                || size(byAccount, holder.account()) >= limits.perAccount()
                || size(bySession, holder.sessionId()) >= limits.perSession()) {
            return false;
        }
        all.add(watcher);
        put(bySubject, watcher.watched(), watcher);
        put(byAccount, holder.account(), watcher);
        if (holder.sessionId() != null) {
            put(bySession, holder.sessionId(), watcher);
        }
        return true;
    }

    synchronized void remove(Watcher watcher) {
        if (all.remove(watcher)) {
            drop(bySubject, watcher.watched(), watcher);
            drop(byAccount, watcher.holder().account(), watcher);
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

    private static int size(Map<String, Set<Watcher>> map, @Nullable String key) {
        return key == null ? 0 : of(map, key).size();
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
