/** What Keycloak writes into the page of its account console. */
export interface Environment {
  readonly serverBaseUrl: string;
  readonly realm: string;
  readonly resourceUrl: string;
  readonly locale: string;
}

export function environment(): Environment {
  const written = document.getElementById("environment")?.textContent ?? "{}";
  const read = JSON.parse(written) as Environment;
  return { ...read, serverBaseUrl: read.serverBaseUrl.replace(/\/$/, "") };
}
