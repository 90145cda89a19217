package io.github.livesessions.core.policy;

import java.util.List;

/** What came of reading a policy: the policy, or all that is wrong with the text. */
public sealed interface PolicyReading {

    record Valid(Policy policy) implements PolicyReading {}

    /**
     * The text is no policy.
     *
     * @param problems at least one
     */
    record Invalid(List<PolicyProblem> problems) implements PolicyReading {}
}
