import { createElement, useCallback } from "react";
import { environment } from "./console/environment.js";
import { hostKeycloak } from "./console/host.js";
import { Refusal } from "@live-sessions/components/api";
import type { PageContext } from "./context.js";
import { define, TAG, type LiveSessionsPage } from "./view/element.js";

/** Name of the folder of the map's files beside this script; the build writes it. */
declare const MAP_FOLDER: string;

/** Seconds that a token is to be good for when it is used. */
const GOOD_FOR = 10;

define();

/** The page as the account console takes it: a React component. */
export default function LiveSessions() {
  const tell = useCallback((element: LiveSessionsPage | null) => {
    if (element) element.context = contextOf(element);
  }, []);
  return createElement(TAG, { ref: tell });
}

function contextOf(element: Element): PageContext {
  const { serverBaseUrl, realm, locale } = environment();
  const keycloak = hostKeycloak(element);
  const here = () => location.href;
  return {
    realm,
    serverBaseUrl,
    locale,
    mapFolder: new URL(MAP_FOLDER, import.meta.url).href,
    async getAccessToken() {
      try {
        await keycloak.updateToken(GOOD_FOR);
      } catch {
        throw new Refusal("signed-out");
      }
      return keycloak.token ?? "";
    },
    signInAgain: (how) => keycloak.login({ ...how, redirectUri: here() }),
    leave: () => keycloak.logout({ redirectUri: here() }),
  };
}
