/** What an answer that is not as asked means to the person. */
export type RefusalKind = "stale" | "unproven" | "gone" | "signed-out" | "unreachable" | "refused";

const PROBLEMS = "urn:live-sessions:problem:";

/** A request that was not answered as asked, told by the server as RFC 9457 has it, or never answered. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** The last part of the problem's type; empty where there is none. */
    readonly problem = "",
    /** Seconds that a login may be old, where it is too old. */
    readonly maxAge?: number,
  ) {
    super(problem || kind);
    this.name = "Refusal";
  }

  static async of(response: Response): Promise<Refusal> {
    const problem = await problemOf(response);
    if (response.status === 401) {
      const challenge = response.headers.get("WWW-Authenticate") ?? "";
      if (!challenge.includes("insufficient_user_authentication"))
        return new Refusal("signed-out", problem);
      return new Refusal("stale", problem, Number(/max_age="(\d+)"/.exec(challenge)?.[1] ?? 0));
    }
    if (problem === "device-not-proven") return new Refusal("unproven", problem);
    if (response.status === 404 || response.status === 405) return new Refusal("gone", problem);
    if (response.status >= 502) return new Refusal("unreachable", problem);
    return new Refusal("refused", problem);
  }
}

async function problemOf(response: Response): Promise<string> {
  if (!response.headers.get("Content-Type")?.includes("json")) return "";
  const body = (await response.json().catch(() => ({}))) as { type?: unknown };
  return typeof body.type === "string" && body.type.startsWith(PROBLEMS)
    ? body.type.slice(PROBLEMS.length)
    : "";
}

export function refusalOf(reason: unknown): Refusal {
  return reason instanceof Refusal ? reason : new Refusal("unreachable");
}
