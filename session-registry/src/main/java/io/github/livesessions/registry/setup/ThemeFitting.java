package io.github.livesessions.registry.setup;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.ThemeManager;
import org.keycloak.theme.Theme;

/** The theme of one of Keycloak's consoles. A theme of the realm's own is never replaced: it can inherit ours. */
final class ThemeFitting implements Fitting {

    private static final String OURS = "live-sessions";
    private static final Set<String> KEYCLOAKS = Set.of("", "base", "keycloak", "keycloak.v2", "keycloak.v3");
    private static final int MAX_PARENTS = 10;

    private final Site site;
    private final Part part;
    private final Theme.Type type;
    private final Function<RealmModel, @Nullable String> get;
    private final BiConsumer<RealmModel, @Nullable String> set;

    private ThemeFitting(
            Site site,
            Part part,
            Theme.Type type,
            Function<RealmModel, @Nullable String> get,
            BiConsumer<RealmModel, @Nullable String> set) {
        this.site = site;
        this.part = part;
        this.type = type;
        this.get = get;
        this.set = set;
    }

    static ThemeFitting account(Site site) {
        return new ThemeFitting(
                site, Part.ACCOUNT_THEME, Theme.Type.ACCOUNT, RealmModel::getAccountTheme, RealmModel::setAccountTheme);
    }

    static ThemeFitting admin(Site site) {
        return new ThemeFitting(
                site, Part.ADMIN_THEME, Theme.Type.ADMIN, RealmModel::getAdminTheme, RealmModel::setAdminTheme);
    }

    @Override
    public Part part() {
        return part;
    }

    /** How it is found. */
    Finding look() {
        if (!isOnServer()) {
            return new Finding(part, Status.UNKNOWN, "", "The server has no such theme of ours.", false);
        }
        if (isOurs()) {
            return Finding.ok(part, state());
        }
        return isDue()
                ? new Finding(part, Status.MISSING, "", "Our page is not in the console.", true)
                : Finding.warning(
                        part, "The realm's own theme '" + state() + "' can take our page over by parent=" + OURS + ".");
    }

    @Override
    public String state() {
        return Objects.requireNonNullElse(get.apply(site.realm()), "");
    }

    @Override
    public boolean isDue() {
        return isOnServer() && KEYCLOAKS.contains(state());
    }

    @Override
    public String goal() {
        return OURS;
    }

    @Override
    public void fit() {
        set.accept(site.realm(), OURS);
    }

    @Override
    public void restore(String before) {
        set.accept(site.realm(), before.isEmpty() ? null : before);
    }

    private boolean isOnServer() {
        return site.session().theme().nameSet(type).contains(OURS);
    }

    /** Whether the realm's theme is ours, or inherits from it. */
    private boolean isOurs() {
        ThemeManager themes = site.session().theme();
        String name = state();
        for (int i = 0; i < MAX_PARENTS && !name.isEmpty(); i++) {
            if (name.equals(OURS)) {
                return true;
            }
            if (!themes.nameSet(type).contains(name)) {
                return false;
            }
            try {
                name = Objects.requireNonNullElse(themes.getTheme(name, type).getParentName(), "");
            } catch (IOException unreadable) {
                return false;
            }
        }
        return false;
    }
}
