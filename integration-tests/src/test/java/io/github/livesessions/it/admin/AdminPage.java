package io.github.livesessions.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.util.List;
import java.util.Map;

/** The Live sessions pages, as an administrator of the realm sees and uses them. */
final class AdminPage {

    private static final String ENTRY = "#nav-item-live-sessions";

    private final BrowserDevice browser;
    private final Page page;

    private AdminPage(BrowserDevice browser) {
        this.browser = browser;
        this.page = browser.page();
    }

    /** Somebody new who has these roles over the realm's own administration. */
    static Person administrator(Realm realm, String... roles) {
        Person person = realm.person();
        var admin = realm.server().admin();
        String clients = "/" + realm.name() + "/clients";
        String uuid = admin.get(clients + "?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
        for (String role : roles) {
            JsonNode found = admin.get(clients + "/" + uuid + "/roles/" + role);
            admin.post(
                    "/" + realm.name() + "/users/" + person.id() + "/role-mappings/clients/" + uuid,
                    List.of(Map.of("id", found.path("id").asText(), "name", role)));
        }
        return person;
    }

    /** Logs in to the realm's own console, and waits for our entry in its navigation. */
    static AdminPage login(BrowserDevice browser, Realm realm, Person person) {
        return login(browser, realm, person, "");
    }

    /** The same, on the way to a page of the console. */
    static AdminPage login(BrowserDevice browser, Realm realm, Person person, String fragment) {
        browser.page().navigate(console(realm) + fragment);
        browser.enter(person);
        AdminPage admin = new AdminPage(browser);
        admin.entry()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return admin;
    }

    static String console(Realm realm) {
        return realm.server()
                .baseUrl()
                .resolve("/admin/" + realm.name() + "/console/")
                .toString();
    }

    Page page() {
        return page;
    }

    BrowserDevice browser() {
        return browser;
    }

    /** Our entry in the console's navigation. */
    Locator entry() {
        return page.locator(ENTRY);
    }

    /** Opens our pages by the navigation. */
    AdminPage open() {
        entry().click();
        title().waitFor();
        return this;
    }

    /** Opens the page of that tab. */
    AdminPage open(String tab) {
        page.locator(".ls-tabs a[href*='/live-sessions/" + tab + "']").click();
        page.locator(".ls-tabs a[aria-current=page][href*='/live-sessions/" + tab + "']")
                .waitFor();
        return this;
    }

    /** Waits until the page shows what it has asked for. */
    void loaded() {
        page.locator(".ls-skeleton")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    Locator title() {
        return page.locator("live-sessions-admin h1");
    }

    /** The rows of the list of sessions, of all users. */
    Locator rows() {
        return page.locator("tr[data-session]");
    }

    /** The rows of somebody's sessions. */
    Locator rows(Person person) {
        return rows().filter(new Locator.FilterOptions().setHasText(person.username()));
    }

    /** Chooses from the menu of a row. */
    void choose(Locator row, String item) {
        row.locator("[aria-haspopup=menu]").click();
        row.locator("[role=menuitem]")
                .getByText(item, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** A setting of the policy, or of its first plan, with all that is said of it. */
    Locator field(String key) {
        return page.locator("[data-setting='" + key + "']").first();
    }

    /** What the setting is typed into. */
    Locator setting(String key) {
        return field(key).locator("input, select, textarea");
    }

    /** Presses the button that says that. */
    void press(String text) {
        page.locator("live-sessions-admin button")
                .getByText(text, new Locator.GetByTextOptions().setExact(true))
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
}
