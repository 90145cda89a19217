package io.github.livesessions.it.device;

import java.util.List;
import org.jsoup.nodes.Element;

/** Where a login has led to, redirects followed. */
public sealed interface Answer {

    /** The application has got a code: the login was let in. */
    record Code(String value, String verifier) implements Answer {}

    /** The application has got an error. */
    record Denied(String error, String description) implements Answer {}

    /** Keycloak asks for name and password, or only for the password of somebody whom it knows. */
    record LoginPage(Page page) implements Answer {}

    /** Keycloak asks what to do about other sessions. */
    record ChoicePage(Page page) implements Answer {

        /** The ids of the sessions that can be ticked; with one session there may be none to tick. */
        public List<String> sessions() {
            return page.html().select("[name=session]").eachAttr("value");
        }

        public List<String> ticked() {
            return page.html()
                    .select("[name=session][checked], input[type=hidden][name=session]")
                    .eachAttr("value");
        }

        public List<String> choices() {
            return page.html().select("[name=choice]").stream()
                    .map(Element::val)
                    .toList();
        }

        public String text() {
            return page.text();
        }
    }

    /** Keycloak has stopped the login with a page of its own. */
    record ErrorPage(Page page) implements Answer {

        public int status() {
            return page.status();
        }

        public String text() {
            return page.text();
        }
    }

    /** Any other page, such as one to update the password. */
    record OtherPage(Page page) implements Answer {}

    default Code code() {
        return expect(Code.class);
    }

    default Denied denied() {
        return expect(Denied.class);
    }

    default LoginPage loginPage() {
        return expect(LoginPage.class);
    }

    default ChoicePage choicePage() {
        return expect(ChoicePage.class);
    }

    default ErrorPage errorPage() {
        return expect(ErrorPage.class);
    }

    default OtherPage otherPage() {
        return expect(OtherPage.class);
    }

    private <T extends Answer> T expect(Class<T> kind) {
        if (kind.isInstance(this)) {
            return kind.cast(this);
        }
        throw new AssertionError("Expected " + kind.getSimpleName() + ", but got " + sketch());
    }

    private String sketch() {
        if (this instanceof LoginPage login) {
            return "the login " + login.page().sketch();
        } else if (this instanceof ChoicePage choice) {
            return "the choice " + choice.page().sketch();
        } else if (this instanceof ErrorPage error) {
            return "an error " + error.page().sketch();
        } else if (this instanceof OtherPage other) {
            return "another " + other.page().sketch();
        }
        return this instanceof Denied denied ? denied.toString() : "a code";
    }

    static Answer of(Page page) {
        if (page.has("form [name=choice]")) {
            return new ChoicePage(page);
        } else if (page.has("form [name=password]")) {
            return new LoginPage(page);
        } else if (page.status() >= 400 || page.has("#kc-error-message")) {
            return new ErrorPage(page);
        }
        return new OtherPage(page);
    }
}
