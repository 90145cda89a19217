package io.github.livesessions.it.account;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.util.List;

/** The Live sessions page, as its owner sees and uses it. */
final class AccountPage {

    private static final String PATH = "/account/account-security/live-sessions";

    private final BrowserDevice browser;
    private final Page page;

    private AccountPage(BrowserDevice browser) {
        this.browser = browser;
        this.page = browser.page();
    }

    /** Goes to the page, logs in there, and waits for what it shows. */
    static AccountPage login(BrowserDevice browser, Realm realm, Person person) {
        browser.page().navigate(realm.url() + PATH);
        browser.enter(person);
        return at(browser);
    }

    /** The page that the browser shows already, or is about to show. */
    static AccountPage at(BrowserDevice browser) {
        AccountPage account = new AccountPage(browser);
        account.row("true").waitFor();
        return account;
    }

    Page page() {
        return page;
    }

    BrowserDevice browser() {
        return browser;
    }

    /** All rows of the list of sessions. */
    Locator rows() {
        return page.locator("li[data-session]");
    }

    /** The row of this browser's own session. */
    Locator own() {
        return row("true");
    }

    /** The row of the only other session. */
    Locator other() {
        return row("false");
    }

    /** The row of that device. */
    Locator device(String id) {
        return page.locator("li[data-device='" + id + "']");
    }

    /** The alerts, on their part of the page. */
    Locator alerts() {
        return page.locator("li[data-alert]");
    }

    /** The lines of the history that tell of that type. */
    Locator events(String type) {
        return page.locator("li[data-event='" + type + "']");
    }

    /** A choice between several, by its label. */
    Locator select(String label) {
        return page.locator("live-sessions-page select[aria-label='" + label + "']");
    }

    List<String> texts(Locator rows) {
        return rows.all().stream().map(Locator::innerText).toList();
    }

    AccountPage open(String part) {
        page.locator("[role=tab][id$='-" + part + "']").click();
        return this;
    }

    /** Chooses from the menu of a row. */
    void choose(Locator row, String item) {
        row.locator("[aria-haspopup=menu]").click();
        row.locator("[role=menuitem]")
                .getByText(item, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Presses the button of the dialog that goes on. */
    void confirm() {
        page.locator("dialog[open] button[type=submit]").click();
    }

    /** Waits for what the page says was done. */
    Locator told(String text) {
        Locator notice = page.locator(".ls-notice").getByText(text);
        notice.waitFor();
        return notice;
    }

    /** What has the keyboard, by its label or its text. */
    String focused() {
        return String.valueOf(page.evaluate("() => { const e = document.activeElement;"
                + " return (e.getAttribute('aria-label') ?? e.textContent).trim(); }"));
    }

    private Locator row(String current) {
        return page.locator("li[data-session][data-current='" + current + "']");
    }
}
