package io.github.livesessions.rest;

import io.github.livesessions.registry.store.BlockListing;
import io.github.livesessions.registry.store.BlockListing.Blocked;
import java.util.List;
import java.util.Optional;

/** Fills pages with what is blocked in a realm, of users who may be seen; of nobody's, for those who may see the realm. */
final class BlockedDevices {

    private static final String BLOCKED = "blocked";
    private static final List<String> KNOWN = List.of(BLOCKED, "after", "max");

    private final Admin admin;

    BlockedDevices(Admin admin) {
        this.admin = admin;
    }

    Page<BlockedDevice> page(Parameters parameters) {
        parameters.mustBe(KNOWN);
        parameters.value(BLOCKED, text -> Optional.of(text).filter("true"::equals), "use true");
        BlockListing listing = new BlockListing(admin.entities(), admin.realm().getId());
        Lookahead<Blocked> lookahead = new Lookahead<>(listing::read, Blocked::position, this::visible);
        Lookahead.Cut<Blocked> cut = lookahead.page(parameters.after(), parameters.max());
        return cut.of(cut.items().stream().map(this::view).toList());
    }

    private boolean visible(Blocked blocked) {
        return blocked.userId() == null
                ? admin.settings().canViewRealm()
                : admin.username(blocked.userId()).isPresent();
    }

    private BlockedDevice view(Blocked blocked) {
        BlockView block = BlockView.forAdministrator(blocked.standing());
        DeviceView device = blocked.device() == null
                ? OwnedDevice.forgotten(blocked.standing(), block).device()
                : DeviceView.of(blocked.device(), true);
        return new BlockedDevice(
                device,
                blocked.userId(),
                Optional.ofNullable(blocked.userId()).flatMap(admin::username).orElse(null),
                block);
    }
}
