import { Credit, PlaceMap } from "@live-sessions/components/view";
import { useMemo } from "preact/hooks";
import type { PlaceCount, Stats } from "../api/model.js";
import { useAround, useCall } from "./hooks.js";

/** Where the realm's sessions are, with how many there are at each place. Without counts there is no map. */
export function SessionsMap() {
  const { api, context, words } = useAround();
  const { value: stats } = useCall("stats", (signal) =>
    api.get<Stats>("live-sessions/stats", signal),
  );
  const credit = useCall("credit", () => context.placeCredit()).value;
  const places = stats?.byPlace;
  const points = useMemo(
    () =>
      (places ?? []).map((place) =>
        pointOf(place, words.place(named(place)), words.count("sessions", place.sessions)),
      ),
    [places, words],
  );
  return (
    <>
      <PlaceMap points={points} folder={context.mapFolder} />
      {credit && points.length > 0 && <Credit text={credit} />}
    </>
  );
}

function pointOf({ latitude, longitude, sessions }: PlaceCount, place: string, count: string) {
  return {
    latitude,
    longitude,
    deviceType: "unknown" as const,
    lines: [place, count],
    count: sessions,
  };
}

function named({ city, countryCode, latitude, longitude }: PlaceCount) {
  return {
    city,
    countryCode,
    latitude,
    longitude,
    country: countryCode,
    region: null,
    accuracyKm: null,
  };
}
