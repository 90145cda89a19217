package io.github.livesessions.it.device;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page that Keycloak has shown. */
public record Page(URI url, int status, Document html) {

    /** What a reader sees, without the markup. */
    public String text() {
        return html.body().text();
    }

    /** What kind of page this is, to be read in a failed test. */
    String sketch() {
        String text = text();
        return "page " + status + " \"" + html.title() + "\": " + text.substring(0, Math.min(300, text.length()));
    }

    /** Address that the form with {@code field} is sent to. */
    URI action(String field) {
        return URI.create(form(field).attr("action"));
    }

    /** Hidden fields and what is ticked in the form with {@code field}, as a browser would send them. */
    List<Map.Entry<String, String>> prefilled(String field) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Element input : form(field).select("input[name]")) {
            String type = input.attr("type");
            boolean box = type.equals("checkbox") || type.equals("radio");
            boolean sent = type.equals("hidden") || (box && input.hasAttr("checked"));
            if (sent && !input.hasAttr("disabled")) {
                fields.add(Map.entry(input.attr("name"), input.attr("value")));
            }
        }
        return fields;
    }

    boolean has(String selector) {
        return !html.select(selector).isEmpty();
    }

    private Element form(String field) {
        Element control = html.selectFirst("form [name=" + field + "]");
        if (control == null) {
            throw new AssertionError("No form with a field " + field + " on " + sketch());
        }
        Element form = control.closest("form");
        if (form == null) {
            throw new AssertionError("The field " + field + " is outside of forms on " + sketch());
        }
        return form;
    }
}
