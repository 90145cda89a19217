package io.github.livesessions.registry;

/**
 * What came of holding the accounts of a realm to their plans.
 *
 * @param ended sessions that end
 * @param accounts accounts whose sessions they are
 * @param failed accounts that could not be settled now, as while one is busy; they are for the next time
 */
public record AppliedPlans(int ended, int accounts, int failed) {

    static final AppliedPlans NONE = new AppliedPlans(0, 0, 0);

    AppliedPlans and(int endedOfOne) {
        return endedOfOne == 0 ? this : new AppliedPlans(ended + endedOfOne, accounts + 1, failed);
    }

    AppliedPlans andFailed() {
        return new AppliedPlans(ended, accounts, failed + 1);
    }
}
