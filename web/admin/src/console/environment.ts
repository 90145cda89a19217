/** What Keycloak writes into the page of its admin console. */
export interface Environment {
  /** Address of the server for everybody, without a slash at its end. */
  readonly serverBaseUrl: string;
  /** Address of the server for administrators, likewise. */
  readonly adminBaseUrl: string;
  /** Whose administrators log in here; they may look after other realms. */
  readonly realm: string;
}

export function environment(): Environment {
  const written = document.getElementById("environment")?.textContent ?? "{}";
  const { serverBaseUrl, adminBaseUrl, realm } = JSON.parse(written) as Environment;
  return {
    serverBaseUrl: withoutSlash(serverBaseUrl),
    adminBaseUrl: withoutSlash(adminBaseUrl),
    realm,
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}
