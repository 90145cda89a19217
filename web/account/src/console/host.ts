/** What this page uses of the console's own keycloak-js. */
export interface HostKeycloak {
  readonly token?: string;
  loginRequired?: boolean;
  onAuthLogout?: () => void;
  updateToken(seconds: number): Promise<boolean>;
  login(options?: { redirectUri: string; maxAge?: number; action?: string }): Promise<void>;
  logout(options?: { redirectUri: string }): Promise<void>;
}

interface Fiber {
  readonly return: Fiber | null;
  readonly memoizedProps: { readonly value?: { readonly keycloak?: HostKeycloak } } | null;
}

/**
 * Finds the console's keycloak-js, so that the person need not log in twice. It is only in a React context of the console,
 * which is not exported (account-ui, KeycloakContext): the tree above an element of the console is searched for it.
 */
function above(element: Element): HostKeycloak | undefined {
  const key = Object.keys(element).find((name) => name.startsWith("__reactFiber$"));
  let fiber = key ? (element as unknown as Record<string, Fiber | null>)[key] : null;
  while (fiber) {
    const found = fiber.memoizedProps?.value?.keycloak;
    if (typeof found?.updateToken === "function") return found;
    fiber = fiber.return;
  }
  return undefined;
}

/** The console's keycloak-js, seen from a page of the console. */
export function hostKeycloak(element: Element): HostKeycloak {
  const found = above(element);
  if (!found) throw new Error("Live Sessions: the console's login was not found");
  return found;
}

/** Hands over the console's keycloak-js once the person is logged in and the console shows something. */
export function onceLoggedIn(app: Element, found: (keycloak: HostKeycloak) => void): void {
  const look = (): boolean => {
    const keycloak = app.firstElementChild && above(app.firstElementChild);
    if (!keycloak?.token) return false;
    found(keycloak);
    return true;
  };
  if (look()) return;
  const observer = new MutationObserver(() => {
    if (look()) observer.disconnect();
  });
  observer.observe(app, { childList: true, subtree: true });
}
