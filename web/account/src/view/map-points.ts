import type { MapPoint } from "@live-sessions/components/map";
import type { Session } from "@live-sessions/components/api";
import type { Words } from "@live-sessions/components/words";

/** The sessions whose place is known, as the map shows them. */
export function pointsOf(sessions: readonly Session[], words: Words): MapPoint[] {
  return sessions.flatMap(({ device, place, current }) => {
    const { latitude = null, longitude = null, accuracyKm = null } = place ?? {};
    if (latitude === null || longitude === null) return [];
    const title = words.device(device);
    return {
      latitude,
      longitude,
      accuracyKm: accuracyKm ?? undefined,
      deviceType: device.type,
      lines: [
        current ? `${title} (${words.say("this-device")})` : title,
        words.place(place),
        ...(accuracyKm ? [words.accuracy(accuracyKm)] : []),
      ],
    };
  });
}
