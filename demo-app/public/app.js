import { from, isHarmless, when, why } from "/ending.js";
import Keycloak from "/keycloak.js";
import { showWarning, hideWarning } from "/warning.js";

const REFRESH_EVERY_MS = 15_000;
const HOME = `${location.origin}/`;
// where "Log in as someone else" comes back to, once the first one is logged out
const HOME_THEN_LOGIN = `${HOME}?login`;

const element = (id) => document.getElementById(id);
const config = await (await fetch("/config.json")).json();
const keycloak = new Keycloak(config);

let lastRefresh;
let ended = false;
let timer;
let agent;

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function told(title, text) {
  const strong = document.createElement("strong");
  strong.textContent = title;
  return [strong, paragraph(text)];
}

function notice(title, text, tone = "") {
  const box = document.createElement("div");
  box.className = `notice ${tone}`;
  box.append(...told(title, text));
  element("notice").replaceChildren(box);
}

function clearNotice() {
  element("notice").replaceChildren();
}

const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB");

function showSignedOut() {
  element("signed-out").hidden = false;
}

function showSignedIn() {
  const token = keycloak.idTokenParsed;
  element("name").textContent = `Hello, ${token.name ?? token.preferred_username}`;
  element("user").textContent = `${token.preferred_username} · ${token.email}`;
  element("sid").textContent = token.sid;
  element("since").textContent = time(token.auth_time ?? token.iat);
  element("refreshed").textContent = "not yet";
  element("account").href = keycloak.createAccountUrl({ redirectUri: HOME });
  showState("Asking Keycloak …", "waiting");
  element("signed-in").hidden = false;
}

function showState(text, tone = "") {
  // said once: a screen reader would read the same words again and again
  if (element("state").textContent !== text) element("state").textContent = text;
  element("state").className = `state ${tone}`;
}

function tick() {
  const { exp, iat } = keycloak.tokenParsed ?? {};
  const left = exp ? Math.max(0, Math.round(exp + keycloak.timeSkew - Date.now() / 1000)) : 0;
  element("token").max = exp ? exp - iat : 1;
  element("token").value = ended ? 0 : left;
  element("token-text").textContent = ended ? "discarded" : left > 0 ? `valid for ${left} s` : "expired";
  if (lastRefresh) {
    const ago = Math.round((Date.now() - lastRefresh) / 1000);
    element("refreshed").textContent = `${time(lastRefresh / 1000)}, ${ago} s ago`;
  }
}

async function refresh() {
  try {
    await keycloak.updateToken(-1);
    lastRefresh = Date.now();
  } catch (error) {
    // only an answer says that the session is over; silence may be the network's
    if (error.response?.status === 400) showEnded();
  }
}

/** The agent says it first, and why; a refused refresh says it where the agent could not be loaded. */
function showEnded(reason) {
  if (ended && !reason) return;
  ended = true;
  clearInterval(timer);
  hideWarning();
  const [title, text, tone] = reason
    ? [`Your session ended at ${when(reason)}`, why(reason), isHarmless(reason) ? "" : "bad"]
    : ["Your session has ended", "Keycloak refuses to refresh the token.", "bad"];
  const actor = reason && from(reason);
  element("ended").className = `notice ${tone}`;
  element("ended").hidden = false;
  element("ended-why").replaceChildren(
    ...told(title, text),
    ...(actor ? [paragraph(`It was done ${actor}.`)] : []),
  );
  showState("This session is over", "bad");
  tick();
  element("log-out").hidden = true;
  element("switch-user").hidden = true;
  element("log-in-again").focus();
}

const STATES = {
  live: ["This session is live"],
  unreachable: ["Keycloak does not answer; trying again", "waiting"],
};

/** Keycloak gives out the agent that speaks its language. Without one the app works, and knows less. */
async function watch() {
  await import(`${config.url}/realms/${config.realm}/live-sessions/agent.js`);
  agent = globalThis.LiveSessions.connect({
    ...config,
    token: async () => {
      await keycloak.updateToken(20);
      return keycloak.token;
    },
    onState: (state) => showState(...STATES[state]),
    onEnded: showEnded,
    onExpiring: showWarning,
    onStayed: hideWarning,
  });
}

/** A page that logs out needs not be told that it was logged out. */
function logOut(redirectUri) {
  agent?.disconnect();
  return keycloak.logout({ redirectUri });
}

function explain(error) {
  if (error?.error === "access_denied") {
    notice(
      "You were not logged in here",
      "This login ended without a session: it was cancelled, or you chose to stay on another device.",
    );
  } else {
    notice("The login did not succeed", error?.error_description ?? error?.error ?? String(error), "bad");
  }
}

const logIn = (options) => {
  clearNotice();
  return keycloak.login({ redirectUri: HOME, ...options });
};

element("log-in").onclick = () => logIn();
element("log-in-again").onclick = () => logIn();
element("log-out").onclick = () => logOut(HOME);
element("switch-user").onclick = () => logOut(HOME_THEN_LOGIN);

const loginAsked = new URLSearchParams(location.search).has("login");

try {
  // Tokens live in this page's memory only: a reload asks Keycloak, without a page (prompt=none), who is logged in.
  const loggedIn = await keycloak.init({
    onLoad: loginAsked ? undefined : "check-sso",
    redirectUri: HOME,
    pkceMethod: "S256",
    checkLoginIframe: false,
  });
  if (loggedIn) {
    showSignedIn();
    tick();
    setInterval(tick, 1000);
    timer = setInterval(refresh, REFRESH_EVERY_MS);
    watch().catch(() => showState("Logged in; Keycloak has no page agent", "waiting"));
  } else if (loginAsked) {
    await logIn();
  } else {
    showSignedOut();
  }
} catch (error) {
  showSignedOut();
  explain(error);
}
