import type { MapPoint, SessionMap } from "../map/session-map.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "./wording.js";

interface MapProps {
  readonly points: readonly MapPoint[];
  /** Address of the folder of the map's files. */
  readonly folder: string;
  /** Whether the map stays where somebody has moved it to when points come and go. */
  readonly still?: boolean;
}

/** Where the sessions are. What it shows is in the list as well, so where it cannot load there is no map. */
export function PlaceMap({ points, folder, still = false }: MapProps) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<SessionMap | undefined>(undefined);
  const [failed, setFailed] = useState(false);
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
      const { SessionMap: Shown } = await import("../map/session-map.js");
      const map = await Shown.draw(into, {
        points,
        folder,
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
        if (latest.current !== points) map.show(latest.current, still);
      }
    }
  }, [empty]);

  // only when a place has changed: the map may move then
  useEffect(() => drawn.current?.show(points, still), [key]);

  if (empty || failed) return null;
  return <div class="ls-map-frame" ref={frame} />;
}
