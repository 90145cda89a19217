package io.github.livesessions.core.block;

import java.util.List;

/** Whether blocks keep a browser out. */
public enum BlockVerdict {
    /** No block is about it. */
    CLEAR,
    /** It may be a blocked device that cleared its storage, or an innocent twin: a second factor or a mailed code tells. */
    SUSPECT,
    /** It is a blocked device. */
    BLOCKED;

    /**
     * Judges a browser by the blocks of the account and the realm. A key or cookie is proof; a fingerprint is shared by
     * twins, so it makes a suspect at most, and never of a device that the account knows.
     */
    public static BlockVerdict of(List<Block> blocks, Evidence shown) {
        BlockVerdict verdict = CLEAR;
        for (Block block : blocks) {
            if (isOf(block, shown)) {
                return BLOCKED;
            }
            if (shown.deviceId() == null && mayBeOf(block, shown)) {
                verdict = SUSPECT;
            }
        }
        return verdict;
    }

    private static boolean isOf(Block block, Evidence shown) {
        return (shown.deviceId() != null && shown.deviceId().equals(block.deviceId()))
                || (shown.keyThumbprint() != null && shown.keyThumbprint().equals(block.keyThumbprint()))
                || (shown.browserKey() != null && shown.browserKey().equals(block.browserKey()));
    }

    private static boolean mayBeOf(Block block, Evidence shown) {
        if (shown.fingerprints().isEmpty()) {
            // who shows no fingerprint where one is asked for may have something to hide from this account
            return shown.fingerprinted() && block.scope() == BlockScope.ACCOUNT;
        }
        return block.fingerprint() != null && shown.fingerprints().contains(block.fingerprint());
    }
}
