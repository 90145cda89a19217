package io.github.livesessions.core.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockVerdictTest {

    private static final Block OF_ACCOUNT =
            new Block("1", BlockScope.ACCOUNT, "device", "cookie", "key", "fingerprint");
    private static final Block OF_REALM = new Block("2", BlockScope.REALM, "device", "cookie", "key", "fingerprint");

    @Test
    void aBlockedDeviceIsKnownByItsRowItsKeyOrItsCookie() {
        assertThat(judge(OF_ACCOUNT, shown("device", null, null))).isEqualTo(BlockVerdict.BLOCKED);
        assertThat(judge(OF_ACCOUNT, shown(null, "cookie", null))).isEqualTo(BlockVerdict.BLOCKED);
        assertThat(judge(OF_REALM, shown(null, null, "key"))).isEqualTo(BlockVerdict.BLOCKED);
    }

    @Test
    void theSameFingerprintMakesASuspectOfAnUnknownDeviceOnly() {
        assertThat(judge(OF_ACCOUNT, shown(null, "new", null, "fingerprint"))).isEqualTo(BlockVerdict.SUSPECT);
        assertThat(judge(OF_REALM, shown(null, "new", null, "older", "fingerprint")))
                .isEqualTo(BlockVerdict.SUSPECT);
        assertThat(judge(OF_ACCOUNT, shown("twin", "new", null, "fingerprint"))).isEqualTo(BlockVerdict.CLEAR);
        assertThat(judge(OF_ACCOUNT, shown(null, "new", null, "another"))).isEqualTo(BlockVerdict.CLEAR);
    }

    @Test
    void whoHidesItsFingerprintIsASuspectOfTheAccountsBlocksAlone() {
        assertThat(judge(OF_ACCOUNT, shown(null, "new", null))).isEqualTo(BlockVerdict.SUSPECT);
        assertThat(judge(OF_REALM, shown(null, "new", null))).isEqualTo(BlockVerdict.CLEAR);
        assertThat(judge(OF_ACCOUNT, new Evidence(null, "new", null, Set.of(), false)))
                .isEqualTo(BlockVerdict.CLEAR);
    }

    @Test
    void proofOutweighsSuspicion() {
        Block another = new Block("3", BlockScope.ACCOUNT, null, "new", null, null);

        assertThat(BlockVerdict.of(List.of(OF_ACCOUNT, another), shown(null, "new", null, "fingerprint")))
                .isEqualTo(BlockVerdict.BLOCKED);
    }

    @Test
    void aBlockThatKnowsNothingBlocksNobody() {
        Block empty = new Block("4", BlockScope.ACCOUNT, null, null, null, null);

        assertThat(judge(empty, shown(null, "new", "new", "fingerprint"))).isEqualTo(BlockVerdict.CLEAR);
        assertThat(BlockVerdict.of(List.of(), shown(null, "new", null))).isEqualTo(BlockVerdict.CLEAR);
    }

    @Test
    void scopesAreKnownByTheirNames() {
        assertThat(BlockScope.of("realm")).contains(BlockScope.REALM);
        assertThat(BlockScope.of(BlockScope.ACCOUNT.id())).contains(BlockScope.ACCOUNT);
        assertThat(BlockScope.of("world")).isEmpty();
    }

    private static BlockVerdict judge(Block block, Evidence shown) {
        return BlockVerdict.of(List.of(block), shown);
    }

    private static Evidence shown(
            @Nullable String device, @Nullable String cookie, @Nullable String key, String... fingerprints) {
        return new Evidence(device, cookie, key, Set.of(fingerprints), true);
    }
}
