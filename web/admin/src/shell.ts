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

const TITLE = "Live sessions";
/** Seconds that a token is to be good for when it is used. */
const GOOD_FOR = 10;

const { serverBaseUrl, adminBaseUrl, realm: home } = environment();
const texts = `${adminBaseUrl}/resources/${encodeURIComponent(home)}/admin`;
const own = new Store<OwnSession>({ ended: false, reason: undefined });

let keycloak: HostKeycloak | undefined;
let locale = "en";
/** Of our entry; undefined until it is known in which language. */
let title: string | undefined;
let shown: { element: LiveSessionsAdmin; realm: string; route: PageContext["route"] } | undefined;

define();
watchConsole(follow);
addEventListener("hashchange", follow);
addEventListener("popstate", follow);
follow();

/** Makes the navigation and the page what the address says. */
function follow(): void {
  keycloak ??= found();
  if (!keycloak || title === undefined) return;
  const route = routeOf(location.hash);
  const realm = route?.realm ?? realmOf(location.hash) ?? home;
  showEntry(title, hashOf(realm), route !== undefined);
  if (route) show(route, keycloak);
  else if (shown) {
    hidePage(shown.element);
    shown = undefined;
  }
}

/** Of another realm it is another page. */
function show(route: Route, host: HostKeycloak): void {
  if (shown && shown.realm !== route.realm) {
    hidePage(shown.element);
    shown = undefined;
  }
  if (!shown) {
    const element = new LiveSessionsAdmin();
    const store = new Store({ route });
    element.context = contextOf(route.realm, store, host);
    shown = { element, realm: route.realm, route: store };
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
    locale,
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
  if (!host) return undefined;
  connect({
    url: serverBaseUrl,
    realm: home,
    token: () => tokenOf(host),
    onEnded: (reason) => {
      own.change({ ended: true, reason });
    },
  });
  void speak(host);
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
  const pages = `${adminBaseUrl}/realms/${encodeURIComponent(home)}/live-sessions/pages`;
  const told = (await (await fetch(pages)).json()) as { placeAttribution: string | null };
  return told.placeAttribution;
}

/** Learns the administrator's language, as the console does, and what our entry is called in it. */
async function speak(host: HostKeycloak): Promise<void> {
  try {
    locale = await languageOf(host);
    const words = await Words.load(texts, locale);
    title = words.has("title") ? words.say("title") : TITLE;
  } catch {
    // the entry is there even where its name is not
    title = TITLE;
  }
  follow();
}

async function languageOf(host: HostKeycloak): Promise<string> {
  const realm = encodeURIComponent(home);
  const answer = await fetch(
    `${adminBaseUrl}/admin/${realm}/console/whoami?currentRealm=${realm}`,
    { headers: { Authorization: `Bearer ${await tokenOf(host)}` } },
  );
  const { locale: spoken } = (await answer.json()) as { locale?: string };
  return spoken ?? "en";
}
