package io.github.livesessions.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;

final class AccountQueueTest {

    private final AccountQueue queue = new AccountQueue(Duration.ofMillis(50));

    @Test
    void theTurnIsHeldUntilTheTransactionIsOver() {
        Request first = new Request();
        queue.enter(first.session(), "realm", "ada");

        assertThatIllegalStateException()
                .isThrownBy(() -> queue.enter(new Request().session(), "realm", "ada"))
                .withMessageContaining("too many logins of one account");

        first.commit();
        assertThatCode(() -> queue.enter(new Request().session(), "realm", "ada"))
                .doesNotThrowAnyException();
    }

    @Test
    void aLoginThatComesToAPageLetsTheNextOneGoOn() {
        Request first = new Request();
        Request second = new Request();
        queue.enter(first.session(), "realm", "ada");

        queue.leave(first.session(), "realm", "ada");
        queue.enter(second.session(), "realm", "ada");
        first.commit();

        assertThatIllegalStateException().isThrownBy(() -> queue.enter(new Request().session(), "realm", "ada"));
    }

    @Test
    void whoIsExcusedWaitsForNobodyUntilItWantsTheLock() {
        Request first = new Request();
        Request second = new Request();
        queue.enter(first.session(), "realm", "ada");
        assertThat(queue.isCrowded(first.session(), "realm", "ada")).isFalse();
        assertThat(queue.isCrowded(second.session(), "realm", "ada")).isTrue();

        queue.excuse(second.session(), "realm", "ada");

        assertThatCode(() -> queue.enter(second.session(), "realm", "ada")).doesNotThrowAnyException();
        assertThatIllegalStateException().isThrownBy(() -> queue.enterForGood(second.session(), "realm", "ada"));
        first.commit();
        assertThat(queue.isCrowded(new Request().session(), "realm", "ada")).isFalse();
    }

    @Test
    void aTurnThatALockCameOfIsNotGivenBackEarly() {
        Request first = new Request();
        queue.enter(first.session(), "realm", "ada");
        queue.enterForGood(first.session(), "realm", "ada");

        queue.leave(first.session(), "realm", "ada");

        assertThatIllegalStateException().isThrownBy(() -> queue.enter(new Request().session(), "realm", "ada"));
    }

    @Test
    void whoHasLeftMayComeBackAndGivesTheTurnBackOnce() {
        Request first = new Request();
        queue.enter(first.session(), "realm", "ada");
        queue.leave(first.session(), "realm", "ada");
        queue.leave(first.session(), "realm", "ada");
        queue.enter(first.session(), "realm", "ada");
        first.commit();

        queue.enter(new Request().session(), "realm", "ada");
        assertThatIllegalStateException().isThrownBy(() -> queue.enter(new Request().session(), "realm", "ada"));
    }

    /** A request with attributes and a transaction, and nothing else of a Keycloak session. */
    private static final class Request {

        private final Map<String, Object> attributes = new HashMap<>();
        private final List<KeycloakTransaction> afterCompletion = new ArrayList<>();

        KeycloakSession session() {
            KeycloakTransactionManager transactions = proxy(KeycloakTransactionManager.class, (name, arguments) -> {
                KeycloakTransaction transaction = (KeycloakTransaction) arguments[0];
                transaction.begin();
                return afterCompletion.add(transaction);
            });
            return proxy(KeycloakSession.class, (name, arguments) -> switch (name) {
                case "getTransactionManager" -> transactions;
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove(arguments[0]);
                default -> throw new UnsupportedOperationException(name);
            });
        }

        void commit() {
            afterCompletion.forEach(KeycloakTransaction::commit);
        }

        private static <T> T proxy(Class<T> type, Call call) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, call));
        }
    }

    /** Answers by a method's name. */
    private interface Call extends InvocationHandler {

        @Nullable
        Object of(String method, Object[] arguments);

        @Override
        default @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
            return of(method.getName(), arguments);
        }
    }
}
