import Keycloak from "/keycloak.js";

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

function notice(title, text, tone = "") {
  const box = document.createElement("div");
  box.className = `notice ${tone}`;
  const strong = document.createElement("strong");
  strong.textContent = title;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  box.append(strong, paragraph);
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
  showState("This session is live");
  element("signed-in").hidden = false;
}

function showState(text, tone = "") {
  element("state").textContent = text;
  element("state").className = `state ${tone}`;
}

function tick() {
  const { exp, iat } = keycloak.tokenParsed ?? {};
  const left = exp ? Math.max(0, Math.round(exp + keycloak.timeSkew - Date.now() / 1000)) : 0;
  element("token").max = exp ? exp - iat : 1;
  element("token").value = left;
  element("token-text").textContent = ended ? "discarded" : left > 0 ? `valid for ${left} s` : "expired";
  if (lastRefresh) {
    const ago = Math.round((Date.now() - lastRefresh) / 1000);
    element("refreshed").textContent = `${time(lastRefresh / 1000)}, ${ago} s ago`;
  }
}

async function refresh() {
  try {
    await keycloak.updateToken(-1);
  } catch (error) {
    // only an answer says that the session is over; silence may be the network's
    if (error.response?.status === 400) {
      await showEnded(error.response);
    } else {
      showState("Keycloak does not answer; trying again", "bad");
    }
    return;
  }
  lastRefresh = Date.now();
  showState("This session is live");
}

async function showEnded(response) {
  ended = true;
  clearInterval(timer);
  const { error_description: reason } = await response.json().catch(() => ({}));
  notice(
    "Your session was ended",
    `At ${time(Date.now() / 1000)} Keycloak refused to refresh the token` + (reason ? ` (“${reason}”).` : "."),
    "bad",
  );
  showState("This session is over", "bad");
  tick();
  element("log-out").hidden = true;
  element("switch-user").hidden = true;
  element("log-in-again").hidden = false;
  element("log-in-again").focus();
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
element("log-out").onclick = () => keycloak.logout({ redirectUri: HOME });
element("switch-user").onclick = () => keycloak.logout({ redirectUri: HOME_THEN_LOGIN });

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
  } else if (loginAsked) {
    await logIn();
  } else {
    showSignedOut();
  }
} catch (error) {
  showSignedOut();
  explain(error);
}
