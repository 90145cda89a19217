import { Api } from "@live-sessions/components/api";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { carryOut } from "../src/state/action.js";
import { session } from "./samples.js";

let calls: { call: string; body: unknown }[];
let answers: Map<string, unknown>;
const ada = { id: "u 1", name: "ada" };
const api = new Api("/r", () => Promise.resolve("token"));

beforeEach(() => {
  calls = [];
  answers = new Map();
  vi.stubGlobal("fetch", (address: string, { method, body }: RequestInit) => {
    const call = `${method ?? ""} ${address.slice("/r/".length)}`;
    calls.push({
      call,
      body: typeof body === "string" ? (JSON.parse(body) as unknown) : undefined,
    });
    const answer = answers.get(call);
    return Promise.resolve(
      answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer),
    );
  });
});

describe("what an administrator wants", () => {
  it("is asked of the server for a session", async () => {
    const done = await carryOut(api, { do: "end", session: session("s/1") });
    expect(calls).toEqual([{ call: "DELETE live-sessions/sessions/s%2F1", body: undefined }]);
    expect(done.gone).toEqual(["s/1"]);
  });

  it("is done to many in as few requests as there may be, and reported", async () => {
    const ids = Array.from({ length: 1_500 }, (_, index) => `s${index}`);
    answers.set("POST live-sessions/sessions/end", { ended: 700, gone: [], forbidden: ["s3"] });
    const done = await carryOut(api, { do: "end-many", ids });
    expect(calls.map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([1_000, 500]);
    expect(done).toMatchObject({ key: "done.end-many", count: 1_400, forbidden: ["s3", "s3"] });
    expect(done.gone).toHaveLength(1_499);
  });

  it("names whose device is blocked, for whom, and why", async () => {
    const device = { ...session("s").device, id: "d 1" };
    await carryOut(api, { do: "block", user: ada, device, scope: "realm", reason: "lost" });
    expect(calls).toEqual([
      {
        call: "PUT live-sessions/devices/d%201/block?user=u%201",
        body: { scope: "realm", reason: "lost" },
      },
    ]);
  });

  it("suspends an account by Keycloak's own switch and changes nothing else of it", async () => {
    answers.set("GET users/u%201", { id: "u 1", enabled: true, attributes: { plan: ["pro"] } });
    await carryOut(api, { do: "suspend", user: ada });
    expect(calls[1]).toEqual({
      call: "PUT users/u%201",
      body: { id: "u 1", enabled: false, attributes: { plan: ["pro"] } },
    });
  });
});
