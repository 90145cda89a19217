package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Keycloak's own list of sessions, its page "Device activity". */
final class NativePage {

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    private final Page page;

    private NativePage(Page page) {
        this.page = page;
    }

    /** Goes there by the menu, which asks the server anew. */
    static NativePage from(AccountPage account) {
        account.page().locator("nav").getByText("Device activity").click();
        account.page().locator("#refresh-page").waitFor();
        return new NativePage(account.page());
    }

    /** Its rows, one for each session. */
    Locator rows() {
        return page.locator(".signed-in-device-list [data-testid^='row-']");
    }

    void signOut(Locator row) {
        int before = rows().count();
        row.getByText("Sign out", new Locator.GetByTextOptions().setExact(true)).click();
        page.getByText("Confirm", EXACTLY).click();
        assertThat(rows()).hasCount(before - 1);
    }

    /** Ends all sessions, that of the browser too. */
    void signOutAll() {
        page.getByText("Sign out all devices").first().click();
        page.getByText("Confirm", EXACTLY).click();
        page.locator("[name=username]").waitFor();
    }

    /** Goes to our page by the menu. */
    void back() {
        page.locator("nav").getByText("Live sessions").click();
    }
}
