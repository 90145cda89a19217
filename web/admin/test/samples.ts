import type { Device } from "@live-sessions/components/api";
import type { AdminSession } from "../src/api/model.js";

const DEVICE: Device = {
  id: "d1",
  type: "desktop",
  name: null,
  browser: "Chrome",
  browserVersion: "141",
  os: "Windows",
  osVersion: "10",
  trusted: false,
  proven: false,
  blocked: false,
};

export function session(id: string, other: Partial<AdminSession> = {}): AdminSession {
  return {
    id,
    userId: "u1",
    username: "ada",
    kind: "session",
    state: "online",
    current: false,
    plan: "free",
    device: DEVICE,
    place: {
      city: "Oslo",
      region: null,
      country: "Norway",
      countryCode: "NO",
      latitude: 59.9,
      longitude: 10.7,
      accuracyKm: 20,
    },
    ipAddress: "192.0.2.7",
    startedAt: "2026-11-22T12:00:00Z",
    lastSeenAt: null,
    lastActivityAt: "2026-11-22T12:00:00Z",
    expiresAt: null,
    clients: ["shop"],
    ...other,
  };
}
