package io.github.livesessions.registry;

import java.util.List;

/**
 * What a policy would end if it were applied now.
 *
 * @param users accounts that would lose sessions
 * @param sessions how many
 * @param counted accounts that were looked at: those with more sessions than the smallest plan allows
 * @param partial whether there are more accounts to look at than were
 * @param first some of those accounts, the ones that would lose most first
 */
public record PlanPreview(
        int users, int sessions, int counted, boolean partial, List<OfPlan> plans, List<OfUser> first) {

    /**
     * One plan.
     *
     * @param users accounts on it that would lose sessions
     * @param sessions how many these have
     * @param surplus how many would end
     */
    public record OfPlan(String plan, int limit, int users, int sessions, int surplus) {}

    /**
     * One account.
     *
     * @param live sessions that count
     * @param surplus how many would end
     */
    public record OfUser(String userId, String username, String plan, int limit, int live, int surplus) {}
}
