import type { Device, OwnedDevice, Session } from "@live-sessions/components/api";

export const DEVICE: Device = {
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

export function session(id: string, change: Partial<Session> = {}): Session {
  return {
    id,
    userId: "ada",
    kind: "session",
    state: "unchecked",
    current: false,
    plan: null,
    device: DEVICE,
    place: null,
    ipAddress: null,
    startedAt: "2026-11-22T10:00:00Z",
    lastSeenAt: null,
    lastActivityAt: "2026-11-22T12:00:00Z",
    expiresAt: null,
    clients: [],
    ...change,
  };
}

export function owned(id: string, change: Partial<OwnedDevice> = {}): OwnedDevice {
  return {
    ...DEVICE,
    id,
    current: false,
    firstSeenAt: "2026-11-22T10:00:00Z",
    lastSeenAt: "2026-11-22T12:00:00Z",
    sessions: [],
    blocks: [],
    ...change,
  };
}
