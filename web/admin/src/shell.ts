import { connect } from "@live-sessions/agent";
import { Refusal } from "@live-sessions/components/api";
import { Store } from "@live-sessions/components/state";
import { Words } from "@live-sessions/components/words";
import {
  hidePage,
  hostKeycloak,
  showEntry,
  showPage,
  watchConsole,
  type HostKeycloak,
} from "./console/console.js";
import { environment } from "./console/environment.js";
import type { OwnSession, PageContext } from "./context.js";
import { hashOf, realmOf, routeOf, type Route } from "./route.js";
import { define, LiveSessionsAdmin } from "./view/element.js";

/** Name of the folder of the map's files beside this script; the build writes it. */
declare const MAP_FOLDER: string;

/** Seconds that a token is to be good for when it is used. */
const GOOD_FOR = 10;

const { serverBaseUrl, adminBaseUrl, realm: home } = environment();
const texts = `${serverBaseUrl}/resources/${encodeURIComponent(home)}/admin`;
const own = new Store<OwnSession>({ ended: false, reason: undefined });

let keycloak: HostKeycloak | undefined;
let title = "Live sessions";
let shown: { element: LiveSessionsAdmin; key: string; route: PageContext["route"] } | undefined;

define();
watchConsole(follow);
addEventListener("hashchange", follow);
addEventListener("popstate", follow);
new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ["lang"] });
speak();

/** Makes the navigation and the page what the address says. */
function follow(): void {
  keycloak ??= found();
  const route = routeOf(location.hash);
  const realm = route?.realm ?? realmOf(location.hash) ?? home;
  showEntry(title, hashOf(realm), route !== undefined);
  if (route && keycloak) show(route, keycloak);
  else if (shown && !route) {
    hidePage(shown.element);
    shown = undefined;
  }
}

/** Of another realm, and in another language, it is another page. */
function show(route: Route, host: HostKeycloak): void {
  const key = `${locale()} ${route.realm}`;
  if (shown && shown.key !== key) {
    hidePage(shown.element);
    shown = undefined;
  }
  if (!shown) {
    const element = new LiveSessionsAdmin();
    const store = new Store({ route });
    element.context = contextOf(route.realm, store, host);
    shown = { element, key, route: store };
  } else if (JSON.stringify(shown.route.get().route) !== JSON.stringify(route)) {
    shown.route.change({ route });
  }
  if (!showPage(shown.element)) shown = undefined;
}

function contextOf(realm: string, route: PageContext["route"], host: HostKeycloak): PageContext {
  return {
    realm,
    adminBaseUrl,
    texts,
    locale: locale(),
    mapFolder: new URL(MAP_FOLDER, import.meta.url).href,
    route,
    own,
    placeCredit,
    getAccessToken: () => tokenOf(host),
    signInAgain: () => host.login({ redirectUri: location.href }),
  };
}

/** The console's login; from then on the administrator's own session is watched as any app watches its own. */
function found(): HostKeycloak | undefined {
  const host = hostKeycloak();
  if (host)
    connect({
      url: serverBaseUrl,
      realm: home,
      token: () => tokenOf(host),
      onEnded: (reason) => {
        own.change({ ended: true, reason });
      },
    });
  return host;
}

async function tokenOf(host: HostKeycloak): Promise<string> {
  try {
    await host.updateToken(GOOD_FOR);
  } catch {
    throw new Refusal("signed-out");
  }
  return host.token ?? "";
}

async function placeCredit(): Promise<string | null> {
  const pages = `${serverBaseUrl}/realms/${encodeURIComponent(home)}/live-sessions/pages`;
  const told = (await (await fetch(pages)).json()) as { placeAttribution: string | null };
  return told.placeAttribution;
}

function speak(): void {
  const asked = locale();
  Words.load(texts, asked).then(
    (words) => {
      if (asked === locale() && words.has("title")) title = words.say("title");
      follow();
    },
    // the entry is there even where its name is not
    follow,
  );
}

/** What the console speaks; it learns that from the server after it has begun in English. */
function locale(): string {
  return document.documentElement.lang || "en";
}
