package io.github.livesessions.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The map of sessions as it is drawn: where its pins and its names of towns are, in pixels of the window. */
public final class MapOnPage {

    private static final int CLOSEST_ZOOM = 9;
    private static final int WORLD_AT_ZOOM_0 = 256;
    /** A pin's tip within its square, as the product draws it. */
    private static final int TIP_X = 22;

    private static final int TIP_Y = 40;

    private final Page page;

    MapOnPage(Page page) {
        this.page = page;
    }

    /** Waits for the map and its first pin. */
    MapOnPage drawn() {
        page.locator(".ls-map-pin").first().waitFor();
        return this;
    }

    /** What screen readers are told of each pin. */
    public List<String> pins() {
        return page.locator(".ls-map-pin").all().stream()
                .map(pin -> pin.getAttribute("aria-label"))
                .toList();
    }

    /** The tip of the pin whose text contains {@code name}. */
    public Dot pin(String name) {
        BoundingBox box = box(page.locator(".ls-map-pin[aria-label*='" + name + "']"));
        return new Dot(box.x + TIP_X, box.y + TIP_Y);
    }

    /** The dot before a town's name. */
    public Dot town(String name) {
        // the element has no size, only a place: Playwright takes it for hidden
        Locator town = page.locator(".ls-map-name:has-text('" + name + "')").first();
        town.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        Map<?, ?> corner =
                (Map<?, ?>) town.evaluate("e => ({x: e.getBoundingClientRect().x, y: e.getBoundingClientRect().y})");
        return new Dot(number(corner.get("x")), number(corner.get("y")));
    }

    public String attribution() {
        return page.locator(".leaflet-control-attribution").innerText();
    }

    public void zoomIn() {
        page.locator(".leaflet-control-zoom-in").click();
    }

    /**
     * How many pixels {@code second} is off from where the map's projection puts it, seen from {@code first}, at the whole
     * zoom level that suits best.
     */
    public static double error(Dot first, Spot firstSpot, Dot second, Spot secondSpot) {
        return IntStream.rangeClosed(0, CLOSEST_ZOOM)
                .mapToDouble(zoom -> {
                    double world = WORLD_AT_ZOOM_0 * Math.pow(2, zoom);
                    double x = first.x() + (secondSpot.x() - firstSpot.x()) * world;
                    double y = first.y() + (secondSpot.y() - firstSpot.y()) * world;
                    return Math.hypot(second.x() - x, second.y() - y);
                })
                .min()
                .orElseThrow();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static BoundingBox box(Locator locator) {
        locator.waitFor();
        return locator.boundingBox();
    }

    /** A point of the window. */
    public record Dot(double x, double y) {}

    /** A point of the earth, in degrees. */
    public record Spot(double latitude, double longitude) {

        /** Web Mercator, as a part of the world's width from its western edge. */
        double x() {
            return (longitude + 180) / 360;
        }

        /** Web Mercator, as a part of the world's height from its northern edge. */
        double y() {
            double latitudeRadians = Math.toRadians(latitude);
            return (1 - Math.log(Math.tan(latitudeRadians) + 1 / Math.cos(latitudeRadians)) / Math.PI) / 2;
        }
    }
}
