/**
 * What the admin console loads. Browsers keep it for 30 days, and a new version of the plugin has another one only if this
 * file changes: so it does nothing but ask which file is the page, and load that.
 */
interface Pages {
  readonly admin: string;
}

const { adminBaseUrl, realm } = JSON.parse(
  document.getElementById("environment")?.textContent ?? "{}",
) as { adminBaseUrl: string; realm: string };

const answer = await fetch(
  `${adminBaseUrl.replace(/\/$/, "")}/realms/${encodeURIComponent(realm)}/live-sessions/pages`,
  { cache: "no-store" },
);
const { admin } = (await answer.json()) as Pages;
await import(new URL(admin, import.meta.url).href);
