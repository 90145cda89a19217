import { DEVICE_OUTLINES, type DeviceType } from "../icons/device-icons.js";

const OUTLINES = {
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20 20",
  check: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  warning: "M12 4.2 2.8 19.8h18.4zM12 10v4.5M12 17.2v.1",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
} as const;

/** A decoration: the text beside it says what it is. */
export function Icon({ name }: { name: DeviceType | keyof typeof OUTLINES }) {
  const outline = name in OUTLINES ? OUTLINES[name as keyof typeof OUTLINES] : undefined;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class="ls-icon">
      <path d={outline ?? DEVICE_OUTLINES[name as DeviceType]} />
    </svg>
  );
}
