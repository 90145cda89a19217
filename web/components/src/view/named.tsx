import type { Device, Place } from "../api/model.js";
import { useWords } from "./wording.js";

/** What a device is called. A name that its owner has typed may be read the other way than the page. */
export function DeviceName({ device }: { device: Device }) {
  const words = useWords();
  return <bdi dir={device.name ? "auto" : words.direction}>{words.device(device)}</bdi>;
}

export function PlaceName({ place }: { place: Place | null }) {
  const words = useWords();
  return <bdi dir={words.direction}>{words.place(place)}</bdi>;
}
