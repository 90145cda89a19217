package io.github.livesessions.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A year of made-up accounts: the same seed gives the same year, on every machine. */
public final class Corpus {

    /** Of the accounts that have several devices, those whose second is a machine of the first one's image. */
    public static final double TWINS = 0.1;

    /** Devices that show neither key nor fingerprint. */
    public static final double KEYLESS = 0.03;

    /** Devices whose machine is one of the {@link #COMMON_IMAGES} that strangers have as well. */
    public static final double COMMON = 0.3;

    public static final int COMMON_IMAGES = 200;

    /** Devices that their account blocks, on some day of the year. */
    public static final double BLOCKED = 0.04;

    /** Logins of a blocked device before which it clears cookies and storage. */
    public static final double EVASIONS = 0.5;

    private static final int DAYS = 365;
    private static final int MOST_DEVICES = 4;

    /** A device as the generator knows it. */
    private record Owned(int account, int device, boolean blocked) {}

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private List<Owned> devices = new ArrayList<>();
    private int lastDevice;

    /** What no other machine in the corpus has. */
    private int lastImage = COMMON_IMAGES;

    private Corpus(long seed) {
        random = new Random(seed);
    }

    public static List<Step> year(long seed, int accounts) {
        Corpus corpus = new Corpus(seed);
        for (int account = 0; account < accounts; account++) {
            corpus.equip(account);
        }
        for (int day = 0; day < DAYS; day++) {
            corpus.day();
        }
        return List.copyOf(corpus.steps);
    }

    private void equip(int account) {
        int count = 1 + random.nextInt(MOST_DEVICES);
        int image = 0;
        for (int i = 0; i < count; i++) {
            boolean twin = i == 1 && random.nextDouble() < TWINS;
            image = twin ? image : image();
            boolean keyless = random.nextDouble() < KEYLESS;
            Owned owned = new Owned(account, ++lastDevice, false);
            happens(owned, keyless ? Happening.BOUGHT_KEYLESS : Happening.BOUGHT, image);
            devices.add(owned);
        }
    }

    private int image() {
        return random.nextDouble() < COMMON ? 1 + random.nextInt(COMMON_IMAGES) : ++lastImage;
    }

    private void day() {
        List<Owned> after = new ArrayList<>();
        for (Owned owned : devices) {
            boolean blocked = !owned.blocked() && random.nextDouble() < BLOCKED / DAYS;
            Owned now = new Owned(owned.account(), owned.device(), owned.blocked() || blocked);
            if (blocked) {
                happens(now, Happening.BLOCKED, 0);
            }
            after.add(now);
            live(now, after);
        }
        devices = after;
    }

    private void live(Owned owned, List<Owned> after) {
        for (Happening happening : Happening.values()) {
            if (random.nextDouble() >= happening.aDay()) {
                continue;
            }
            if (happening.makesAnother()) {
                another(owned, happening, after);
            } else {
                if (owned.blocked() && happening.isLogin() && random.nextDouble() < EVASIONS) {
                    happens(owned, Happening.EVASION, 0);
                }
                happens(owned, happening, 0);
            }
        }
    }

    private void another(Owned source, Happening happening, List<Owned> after) {
        Owned made = new Owned(source.account(), ++lastDevice, false);
        happens(made, happening, source.device());
        happens(made, Happening.LOGIN, 0);
        if (happening == Happening.PROFILE_COPIED) { // a thief comes once, a copy stays
            after.add(made);
        }
    }

    private void happens(Owned owned, Happening happening, int origin) {
        steps.add(new Step(owned.account(), owned.device(), happening, origin));
    }
}
