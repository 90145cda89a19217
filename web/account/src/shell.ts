import { createElement, useCallback } from "react";
import { ConsoleWatch } from "./console/console-watch.js";
import { environment } from "./console/environment.js";
import { hostKeycloak, onceLoggedIn, type HostKeycloak } from "./console/host.js";
import { Refusal } from "@live-sessions/components/api";
import type { PageContext } from "./context.js";
import { define, LiveSessionsPage, TAG } from "./view/element.js";

/** Name of the folder of the map's files beside this script; the build writes it. */
declare const MAP_FOLDER: string;

/** Seconds that a token is to be good for when it is used. */
const GOOD_FOR = 10;
/** Milliseconds within which a session that is over says why. */
const UNTIL_TOLD = 2_000;
/** Milliseconds in which a person who has logged out by themselves leaves the console. */
const UNTIL_LEFT = 500;

const watches = new WeakMap<HostKeycloak, ConsoleWatch>();

define();
const app = document.getElementById("app");
if (app) onceLoggedIn(app, watchOf);

/** The page as the account console takes it: a React component. */
export default function LiveSessions() {
  const tell = useCallback((element: LiveSessionsPage | null) => {
    if (element) element.context = contextOf(hostKeycloak(element));
  }, []);
  return createElement(TAG, { ref: tell });
}

/** The agent of this console, the same for all of its pages. */
function watchOf(keycloak: HostKeycloak): ConsoleWatch {
  const known = watches.get(keycloak);
  if (known) return known;
  const { serverBaseUrl, realm } = environment();
  const watch = new ConsoleWatch(
    { url: serverBaseUrl, realm, token: () => goodToken(keycloak) },
    () =>
      setTimeout(() => {
        tellOver(keycloak);
      }, UNTIL_LEFT),
  );
  watches.set(keycloak, watch);
  // by itself it leads to the login page at once, and nobody would read why
  keycloak.loginRequired = false;
  keycloak.onAuthLogout = () =>
    setTimeout(() => {
      if (!watch.over) void keycloak.login({ redirectUri: location.href });
    }, UNTIL_TOLD);
  return watch;
}

function contextOf(keycloak: HostKeycloak): PageContext {
  const watch = watchOf(keycloak);
  const here = () => location.href;
  return {
    ...environment(),
    mapFolder: new URL(MAP_FOLDER, import.meta.url).href,
    getAccessToken: () => goodToken(keycloak),
    signInAgain: (how) => keycloak.login({ ...how, redirectUri: here() }),
    leave() {
      watch.leave();
      return keycloak.logout({ redirectUri: here() });
    },
    watch,
  };
}

async function goodToken(keycloak: HostKeycloak): Promise<string> {
  try {
    await keycloak.updateToken(GOOD_FOR);
  } catch {
    throw new Refusal("signed-out");
  }
  return keycloak.token ?? "";
}

/** Says before Keycloak's own pages, too, that the session is over: none of them works any more. */
function tellOver(keycloak: HostKeycloak): void {
  const dialog = document.createElement("dialog");
  dialog.className = "ls-over";
  dialog.setAttribute("aria-label", document.title);
  const page = new LiveSessionsPage();
  page.context = contextOf(keycloak);
  dialog.append(page);
  document.body.append(dialog);
  dialog.showModal();
}
