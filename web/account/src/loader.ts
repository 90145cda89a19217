/**
 * What the account console loads. Browsers keep it for 30 days, and a new version of the plugin has another one only if this
 * file changes: so it does nothing but ask which file is the page, and load that.
 */
interface Pages {
  readonly account: string;
}

const { serverBaseUrl, realm } = JSON.parse(
  document.getElementById("environment")?.textContent ?? "{}",
) as { serverBaseUrl: string; realm: string };

const answer = await fetch(
  `${serverBaseUrl.replace(/\/$/, "")}/realms/${encodeURIComponent(realm)}/live-sessions/pages`,
  { cache: "no-store" },
);
const { account } = (await answer.json()) as Pages;
const { default: page } = (await import(new URL(account, import.meta.url).href)) as {
  default: unknown;
};

export default page;
