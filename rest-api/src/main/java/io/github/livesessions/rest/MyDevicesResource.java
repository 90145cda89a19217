package io.github.livesessions.rest;

import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.registry.device.Blocking;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.device.UndoWord;
import io.github.livesessions.registry.store.StandingBlock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The devices of whoever asks. */
public final class MyDevicesResource {

    private final KeycloakSession session;

    MyDevicesResource(KeycloakSession session) {
        this.session = session;
    }

    /** One page of them, the last seen first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            SessionQuery query =
                    SessionQuery.readPage(session.getContext().getUri().getQueryParameters());
            Blocking blocking = asker.devices().blocking();
            return Answers.json(
                    new DevicePages(asker::isCurrentDevice, standing -> BlockView.forOwner(standing, blocking))
                            .page(asker.devices(), query));
        });
    }

    /** Names a device, or marks it as trusted or not. */
    @PATCH
    @Path("{id}")
    public Response change(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            DeviceChange change = DeviceChange.read(body);
            HeldDevice held = held(asker, id);
            asker.mustBeProven();
            KnownDevice device = held.device();
            boolean trusted = change.trusted(device);
            if (trusted && !device.trusted()) {
                mayBeTrusted(held);
            }
            asker.devices().change(device, change.name(device), trusted, asker.actor());
            return Answers.done();
        });
    }

    /** Blocks a device for the account and ends its sessions; tells the word that undoes it. */
    @PUT
    @Path("{id}/block")
    public Response block(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            Fields.read(body);
            HeldDevice held = held(asker, id);
            asker.mustBeFresh();
            asker.mustBeProven();
            if (asker.isCurrentDevice(id)) {
                throw Problem.conflict(
                        "this-device",
                        "This device",
                        "A device cannot block itself: log out on it, or block it from another one.");
            }
            Policies.mustBeGated(asker.realm());
            Optional<UndoWord> word =
                    asker.devices().blocking().block(held.device(), BlockScope.ACCOUNT, null, asker.actor());
            return word.map(told -> Answers.json(
                            new Undo(told.text(), asker.clock().instant().plus(Blocking.UNDO))))
                    .orElseGet(Answers::done);
        });
    }

    /** Lifts the block that the owner has set; from the device that set it, for a while, without a fresh login. */
    @DELETE
    @Path("{id}/block")
    public Response unblock(@PathParam("id") String id) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            Blocking blocking = asker.devices().blocking();
            List<StandingBlock> standing = standing(asker, id);
            List<StandingBlock> own =
                    standing.stream().filter(blocking::isOwners).toList();
            if (!own.stream().allMatch(one -> blocking.isUndoableBy(one, asker.actor()))) {
                asker.mustBeFresh();
            }
            asker.mustBeProven();
            if (own.isEmpty() && !standing.isEmpty()) {
                throw Problem.administrators();
            }
            own.forEach(one -> blocking.lift(one, asker.actor(), BlockScope.ACCOUNT.id()));
            return Answers.done();
        });
    }

    /** The device's blocks; of a forgotten device, the one that it is known by. */
    private static List<StandingBlock> standing(Asker asker, String id) {
        Optional<StandingBlock> ofForgotten = asker.devices().blocksOfForgotten().stream()
                .filter(one -> one.block().id().equals(id))
                .findFirst();
        return ofForgotten.map(List::of).orElseGet(() -> held(asker, id).blocks());
    }

    private static HeldDevice held(Asker asker, String id) {
        return asker.devices().one(id).orElseThrow(() -> Problem.notFound("device"));
    }

    private static void mayBeTrusted(HeldDevice held) {
        if (!held.device().proven()) {
            throw Problem.conflict(
                    "unproven-device",
                    "Device not proven",
                    "Only a device on which a second factor or a mailed code was passed can be trusted.");
        }
        if (!held.blocks().isEmpty()) {
            throw Problem.conflict("blocked-device", "Device blocked", "Unblock the device before you trust it.");
        }
    }
}
