/** What this page uses of the console's own keycloak-js. */
export interface HostKeycloak {
  readonly token?: string;
  updateToken(seconds: number): Promise<boolean>;
  login(options: { redirectUri: string; maxAge?: number; action?: string }): Promise<void>;
  logout(options?: { redirectUri: string }): Promise<void>;
}

interface Fiber {
  readonly return: Fiber | null;
  readonly memoizedProps: { readonly value?: { readonly keycloak?: HostKeycloak } } | null;
}

/**
 * Finds the console's keycloak-js, so that the person need not log in twice. It is only in a React context of the console,
 * which is not exported (account-ui, KeycloakContext): the tree above the page's own element is searched for it.
 */
export function hostKeycloak(element: Element): HostKeycloak {
  const key = Object.keys(element).find((name) => name.startsWith("__reactFiber$"));
  let fiber = key ? (element as unknown as Record<string, Fiber | null>)[key] : null;
  while (fiber) {
    const found = fiber.memoizedProps?.value?.keycloak;
    if (typeof found?.updateToken === "function") return found;
    fiber = fiber.return;
  }
  throw new Error("Live Sessions: the console's login was not found");
}
