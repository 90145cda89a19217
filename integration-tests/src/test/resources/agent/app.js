// An application's page as far as the agent needs one: it redeems its code, keeps its token fresh by a timer all along,
// and writes down what the agent tells.
async ({ script, keycloak, realm, client, redirect, refreshEvery }) => {
  const endpoint = `${new URL(script).origin}/realms/${realm}/protocol/openid-connect/token`;
  let tokens;
  let askedAt = 0;
  const ask = async (form) => {
    const answer = await fetch(endpoint, {
      method: "POST",
      body: new URLSearchParams({ client_id: client, ...form }),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    tokens = await answer.json();
    askedAt = Date.now();
  };
  const refresh = () => ask({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
  const code = new URLSearchParams(location.search).get("code");
  await ask({ grant_type: "authorization_code", code, redirect_uri: redirect });
  window.refreshed = 0;
  window.refreshToken = () => tokens.refresh_token;
  const timer = setInterval(() => {
    refresh().then(
      () => window.refreshed++,
      () => clearInterval(timer),
    );
  }, refreshEvery);

  await import(script);
  window.told = [];
  const tell = (kind, value) => window.told.push({ kind, value });
  const token = async () => {
    if (Date.now() - askedAt > 30_000) await refresh();
    return tokens.access_token;
  };
  window.agent = LiveSessions.connect({ url: keycloak, realm, token })
    .onEnded((reason) => tell("ended", reason))
    .onExpiring((seconds) => tell("expiring", seconds))
    .onStayed(() => tell("stayed", null))
    .onState((state) => tell("state", state));
  return JSON.parse(atob(tokens.access_token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sid;
}
