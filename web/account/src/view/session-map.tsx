import type { MapPoint, SessionMap } from "@live-sessions/components/map";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Session } from "../api/model.js";
import type { Words } from "../words/words.js";
import { useAround } from "./hooks.js";

/** Where the sessions are. What it shows is in the list as well, so where it cannot load there is no map. */
export function Map({ sessions }: { sessions: readonly Session[] }) {
  const { words, context } = useAround();
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<SessionMap | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const points = useMemo(() => pointsOf(sessions, words), [sessions, words]);
  const key = JSON.stringify(points);
  const latest = useRef(points);
  latest.current = points;
  const empty = !points.length;

  useEffect(() => {
    const element = frame.current;
    if (!element || empty) return;
    let gone = false;
    void draw(element).catch((reason: unknown) => {
      console.warn("Live Sessions: the map cannot be shown", reason);
      setFailed(true);
    });
    return () => {
      gone = true;
      drawn.current?.remove();
      drawn.current = undefined;
    };

    async function draw(into: HTMLElement) {
      const { SessionMap: Shown } = await import("@live-sessions/components/map");
      const map = await Shown.draw(into, {
        points,
        folder: context.mapFolder,
        locale: words.locale,
        labels: {
          map: words.shared("Map"),
          zoomIn: words.shared("ZoomIn"),
          zoomOut: words.shared("ZoomOut"),
        },
      });
      if (gone) map.remove();
      else {
        drawn.current = map;
        // what has changed while the map was on its way
        if (latest.current !== points) map.show(latest.current);
      }
    }
  }, [empty]);

  // only when a place has changed: the map moves then
  useEffect(() => drawn.current?.show(points), [key]);

  if (empty || failed) return null;
  return <div class="ls-map-frame" ref={frame} />;
}

function pointsOf(sessions: readonly Session[], words: Words): MapPoint[] {
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
