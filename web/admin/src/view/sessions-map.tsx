import type { MapPoint } from "@live-sessions/components/map";
import { Credit, PlaceMap } from "@live-sessions/components/view";
import type { Words } from "@live-sessions/components/words";
import { useEffect, useMemo } from "preact/hooks";
import type { PlaceCount, Stats } from "../api/model.js";
import { useAround, useCall } from "./hooks.js";

/** Milliseconds. */
const EVERY = 15_000;

/** Where the realm's sessions are, with how many there are at each place. Without counts there is no map. */
export function SessionsMap() {
  const { api, context, words } = useAround();
  const { value: stats, again } = useCall("stats", (signal) =>
    api.get<Stats>("live-sessions/stats", signal),
  );
  const credit = useCall("credit", () => context.placeCredit()).value;
  const points = useMemo(
    () => (stats?.byPlace ?? []).flatMap((place) => pointsOf(place, words)),
    [stats, words],
  );
  const known = stats !== undefined;
  useEffect(() => {
    if (!known) return;
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [known, again]);
  return (
    <>
      <PlaceMap points={points} folder={context.mapFolder} still />
      {credit && points.length > 0 && <Credit text={credit} />}
    </>
  );
}

function pointsOf({ latitude, longitude, city, countryCode, sessions }: PlaceCount, words: Words) {
  if (latitude === null || longitude === null) return [];
  const place = { latitude, longitude, city, countryCode };
  const named = words.place({ ...place, country: countryCode, region: null, accuracyKm: null });
  const point: MapPoint = {
    latitude,
    longitude,
    deviceType: "unknown",
    lines: [named, words.count("sessions", sessions)],
    count: sessions,
  };
  return [point];
}
