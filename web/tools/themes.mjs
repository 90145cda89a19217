/**
 * The themes of Keycloak's consoles: each theme's own files, and its texts together with those that all pages share. A name that
 * stands in both is the theme's own.
 */
import fs from "node:fs";
import path from "node:path";

const NAME = "live-sessions";
const SHARED = "components/messages";

/** Lays the themes of these types into dist, as they lie in the jar. */
export function layThemes(web, dist, types) {
  for (const type of types) {
    const from = path.join(web, type, "theme/theme", NAME, type);
    const to = path.join(dist, "theme", NAME, type);
    fs.cpSync(from, to, { recursive: true });
    for (const name of fs.readdirSync(path.join(from, "messages")))
      fs.writeFileSync(path.join(to, "messages", name), texts(web, from, name));
  }
  const file = path.join(dist, "META-INF/keycloak-themes.json");
  fs.mkdirSync(path.dirname(file));
  fs.writeFileSync(file, `${JSON.stringify({ themes: [{ name: NAME, types }] }, null, 2)}\n`);
}

function texts(web, theme, name) {
  const files = [path.join(web, SHARED, name), path.join(theme, "messages", name)];
  return files.map((file) => fs.readFileSync(file, "utf8").trim()).join("\n") + "\n";
}
