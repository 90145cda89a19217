package io.github.livesessions.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;

/** Somebody at the page who has a keyboard and nothing else. */
final class Keys {

    private static final int PATIENCE = 120;

    private final AccountPage account;
    private final Keyboard keyboard;

    Keys(AccountPage account) {
        this.account = account;
        this.keyboard = account.page().keyboard();
    }

    /** Goes on by the tab key until that has the keyboard, by its label or its text. */
    Keys to(String name) {
        return go("Tab", name);
    }

    /** Goes back to it. */
    Keys backTo(String name) {
        return go("Shift+Tab", name);
    }

    Keys press(String... keys) {
        for (String key : keys) {
            keyboard.press(key);
        }
        return this;
    }

    Keys type(String text) {
        keyboard.type(text);
        return this;
    }

    /** Opens the menu of that device and chooses from it. */
    Keys choose(String device, String item) {
        to("More for " + device).press("Enter");
        for (int i = 0; i < 5 && !account.focused().equals(item); i++) {
            press("ArrowDown");
        }
        return at(item).press("Enter");
    }

    /** From the tab that is open to the next one. */
    Keys nextTab(String from, String to) {
        go("Shift+Tab", from);
        press("ArrowRight");
        assertThat(account.focused()).startsWith(to);
        account.page().locator("[role=tab][aria-selected=true]").getByText(to).waitFor();
        return this;
    }

    /** Asserts that the keyboard is there. */
    Keys at(String name) {
        account.page()
                .waitForFunction(
                        "name => { const e = document.activeElement;"
                                + " return (e.getAttribute('aria-label') ?? e.textContent).trim() === name; }",
                        name,
                        new Page.WaitForFunctionOptions().setTimeout(5_000));
        return this;
    }

    private Keys go(String key, String name) {
        for (int i = 0; i < PATIENCE && !account.focused().startsWith(name); i++) {
            press(key);
        }
        assertThat(account.focused()).startsWith(name);
        return this;
    }
}
