/**
 * All that is known here of the markup of Keycloak's admin console; hooks.json holds the names, which a test looks for in the
 * console that Keycloak ships.
 */
import hooks from "./hooks.json";

/** What is used of the console's own keycloak-js. */
export interface HostKeycloak {
  readonly token?: string;
  updateToken(seconds: number): Promise<boolean>;
  login(options: { redirectUri: string }): Promise<void>;
}

interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: { readonly current?: Fiber } | null;
  readonly memoizedProps: { readonly value?: { readonly keycloak?: HostKeycloak } } | null;
}

const ENTRY = `${hooks.navItem}-live-sessions`;
const SHOWN = "live-sessions-shown";
const SHEET = `html.${SHOWN} .${hooks.main} > :not(live-sessions-admin) { display: none !important; }`;

/** Told whenever the console has redrawn a part of itself. */
export function watchConsole(onChange: () => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const root = document.getElementById(hooks.root);
  if (root) new MutationObserver(onChange).observe(root, { childList: true, subtree: true });
}

/** Puts the entry into the navigation, or makes it true again. Writes only what has changed: writing wakes the watcher. */
export function showEntry(text: string, href: string, current: boolean): void {
  const known = document.getElementById(ENTRY);
  const entry = known instanceof HTMLAnchorElement ? known : newEntry();
  if (!entry) return;
  set(entry, "href", href);
  set(entry, "class", current ? `${hooks.navLink} ${hooks.navCurrent}` : hooks.navLink);
  if (current) set(entry, "aria-current", "page");
  else if (entry.hasAttribute("aria-current")) entry.removeAttribute("aria-current");
  if (entry.textContent !== text) entry.textContent = text;
}

/** Behind the entry of Keycloak's own sessions; whoever has no such entry may still have rights that ours takes. */
function newEntry(): HTMLAnchorElement | undefined {
  const neighbour = hooks.neighbours
    .map((path) => document.getElementById(hooks.navItem + path.replace("/", "-")))
    .find((found) => found !== null);
  const item = neighbour?.closest("li");
  if (!item) return undefined;
  const entry = document.createElement("a");
  entry.id = ENTRY;
  const own = document.createElement("li");
  own.append(entry);
  item.after(own);
  return entry;
}

/** Shows the page in the place of the console's own; false as long as the console has no such place. */
export function showPage(page: HTMLElement): boolean {
  const main = document.querySelector(`.${hooks.main}`);
  if (!main) return false;
  if (page.parentElement !== main) main.append(page);
  const { classList } = document.documentElement;
  if (!classList.contains(SHOWN)) classList.add(SHOWN);
  return true;
}

/** Gives the console its place back. */
export function hidePage(page: HTMLElement | undefined): void {
  page?.remove();
  document.documentElement.classList.remove(SHOWN);
}

/**
 * Finds the console's keycloak-js, so that nobody logs in twice. It is only in a React context of the console, which is not
 * exported: React's tree is searched for it. Undefined as long as the console has not drawn itself.
 */
export function hostKeycloak(): HostKeycloak | undefined {
  const root = document.getElementById(hooks.root);
  const key = root && Object.keys(root).find((name) => name.startsWith(hooks.reactRoot));
  const top = key ? (root as unknown as Record<string, Fiber | undefined>)[key] : undefined;
  const left = top ? [top.stateNode?.current ?? top] : [];
  for (let fiber = left.pop(); fiber; fiber = left.pop()) {
    const found = fiber.memoizedProps?.value?.keycloak;
    if (typeof found?.updateToken === "function" && found.token) return found;
    if (fiber.sibling) left.push(fiber.sibling);
    if (fiber.child) left.push(fiber.child);
  }
  return undefined;
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
