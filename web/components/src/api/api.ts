import type { Page } from "./model.js";
import { Refusal } from "./refusal.js";

/** The server's REST, asked with the console's token. */
export class Api {
  /**
   * @param base address that all paths begin with, without a slash at its end
   * @param token that is good for a while yet
   */
  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  async get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await (await this.request("GET", path, undefined, signal)).json()) as T;
  }

  /** All pages of a list, one after the other. */
  async all<T>(path: string, signal?: AbortSignal): Promise<T[]> {
    const found: T[] = [];
    let after: string | null = "";
    while (after !== null) {
      const query: string = after ? `&after=${encodeURIComponent(after)}` : "";
      const page: Page<T> = await this.get<Page<T>>(`${path}?max=100${query}`, signal);
      found.push(...page.items);
      after = page.next;
    }
    return found;
  }

  /** Changes something; undefined where the server has nothing to tell of it. */
  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T | undefined> {
    const response = await this.request(method, path, body, undefined, headers);
    return response.status === 204 || response.headers.get("Content-Length") === "0"
      ? undefined
      : ((await response.json()) as T);
  }

  /** The bare answer, such as a file or a stream. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await fetch(`${this.base}/${path}`, {
      method,
      headers: {
        ...headers,
        Authorization: `Bearer ${await this.token()}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      cache: "no-store",
      signal: signal ?? null,
    });
    if (!response.ok) throw await Refusal.of(response);
    return response;
  }
}
