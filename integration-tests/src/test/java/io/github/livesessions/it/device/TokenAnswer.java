package io.github.livesessions.it.device;

/** What the token endpoint said. */
public sealed interface TokenAnswer {

    record Granted(Tokens tokens) implements TokenAnswer {}

    record Refused(int status, String error, String description) implements TokenAnswer {}

    default Tokens tokens() {
        if (this instanceof Granted granted) {
            return granted.tokens();
        }
        throw new AssertionError("Expected tokens, but got " + this);
    }

    default Refused refused() {
        if (this instanceof Refused refused) {
            return refused;
        }
        throw new AssertionError("Expected a refusal, but got tokens");
    }
}
