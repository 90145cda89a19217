/** What an answer that is not as asked means to the person. */
export type RefusalKind = "stale" | "unproven" | "gone" | "signed-out" | "unreachable" | "refused";

const PROBLEMS = "urn:live-sessions:problem:";

/** A problem as RFC 9457 has it; its fields are the server's own. */
export interface ProblemBody {
  readonly type?: unknown;
  readonly status?: unknown;
  readonly detail?: unknown;
  /** The parameter or field that is wrong. */
  readonly field?: unknown;
  readonly [more: string]: unknown;
}

/** A request that was not answered as asked, told by the server as RFC 9457 has it, or never answered. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** The last part of the problem's type; empty where there is none. */
    readonly problem = "",
    /** Seconds that a login may be old, where it is too old. */
    readonly maxAge?: number,
    /** All that the server says of it. */
    readonly body: ProblemBody = {},
    /** By HTTP; 0 where nobody answered. */
    readonly status = 0,
  ) {
    super(problem || kind);
    this.name = "Refusal";
  }

  static async of(response: Response): Promise<Refusal> {
    const body = await bodyOf(response);
    const problem = nameOf(body);
    const { status } = response;
    const told = (kind: RefusalKind, maxAge?: number) =>
      new Refusal(kind, problem, maxAge, body, status);
    if (status === 401) {
      const challenge = response.headers.get("WWW-Authenticate") ?? "";
      if (!challenge.includes("insufficient_user_authentication")) return told("signed-out");
      return told("stale", Number(/max_age="(\d+)"/.exec(challenge)?.[1] ?? 0));
    }
    if (problem === "device-not-proven") return told("unproven");
    if (status === 404 || status === 405) return told("gone");
    if (status >= 502) return told("unreachable");
    return told("refused");
  }
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  if (!response.headers.get("Content-Type")?.includes("json")) return {};
  const read: unknown = await response.json().catch(() => ({}));
  return typeof read === "object" ? { ...read } : {};
}

function nameOf({ type }: ProblemBody): string {
  return typeof type === "string" && type.startsWith(PROBLEMS) ? type.slice(PROBLEMS.length) : "";
}

export function refusalOf(reason: unknown): Refusal {
  return reason instanceof Refusal ? reason : new Refusal("unreachable");
}
