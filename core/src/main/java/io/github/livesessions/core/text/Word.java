package io.github.livesessions.core.text;

import java.util.Optional;

/** A word of a closed list, stored and published by its id. */
public interface Word {

    /** The stored and published name. */
    String id();

    /** The word of that name, if the list has it. */
    static <E extends Enum<E> & Word> Optional<E> of(Class<E> list, String id) {
        for (E word : list.getEnumConstants()) {
            if (word.id().equals(id)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
