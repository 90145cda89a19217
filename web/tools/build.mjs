/**
 * Builds what the browser gets into dist/, laid out as it lies in the jar. Keycloak tells browsers to keep a theme's files for
 * 30 days under an address that changes with Keycloak's version only, so every name carries a hash of its content, and
 * assets.properties tells the server the names.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { bundleAgent } from "./agent.mjs";
import { buildConsolePage } from "./console-page.mjs";
import { layThemes } from "./themes.mjs";

const WEB = fileURLToPath(new URL("..", import.meta.url));
const DIST = path.join(WEB, "dist");
const FOLDER = "live-sessions";
const RESOURCES = path.join(DIST, "theme-resources/resources", FOLDER);
const MAP_DATA = path.join(WEB, "components/map-data");
/** Two years of browsers: what Keycloak's own consoles ask for. */
const TARGET = ["chrome111", "firefox115", "safari16.4"];

function copyMap() {
  const names = fs.readdirSync(MAP_DATA).sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(fs.readFileSync(path.join(MAP_DATA, name)));
  const folder = `map-${hash.digest("hex").slice(0, 8)}`;
  fs.cpSync(MAP_DATA, path.join(RESOURCES, folder), { recursive: true });
  return `${folder}/`;
}

async function bundle(mapFolder) {
  const { metafile } = await esbuild.build({
    absWorkingDir: WEB,
    entryPoints: {
      login: "login/src/login.ts",
      proof: "login/src/proof.ts",
      "proof-form": "login/src/proof-form.ts",
      "login-style": "login/src/login.css",
    },
    outdir: RESOURCES,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: TARGET,
    legalComments: "linked",
    charset: "utf8",
    define: { MAP_FOLDER: JSON.stringify(mapFolder) },
    // the module build of Leaflet, and none of the pictures of its default markers
    alias: { leaflet: path.join(WEB, "node_modules/leaflet/dist/leaflet-src.esm.js") },
    plugins: [leafletStyle],
    loader: { ".png": "empty" },
    metafile: true,
    logLevel: "warning",
  });
  const outputs = Object.entries(metafile.outputs);
  const made = (source) => {
    const found = outputs.find(([, output]) => output.entryPoint === source);
    if (!found) throw new Error(`The build made nothing of ${source}`);
    return `${FOLDER}/${path.basename(found[0])}`;
  };
  return {
    script: made("login/src/login.ts"),
    proof: made("login/src/proof.ts"),
    proofForm: made("login/src/proof-form.ts"),
    style: made("login/src/login.css"),
  };
}

/** Keycloak loads a step's script as a classic one; what it imports is a module all the same. */
async function bundleStep(proofForm) {
  const { metafile } = await esbuild.build({
    absWorkingDir: WEB,
    entryPoints: { step: "login/src/step.ts" },
    outdir: RESOURCES,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    charset: "utf8",
    define: { PROOF_MODULE: JSON.stringify(path.basename(proofForm)) },
    metafile: true,
    logLevel: "warning",
  });
  return `${FOLDER}/${path.basename(Object.keys(metafile.outputs)[0])}`;
}

/** An alias of a package also catches the files in it. */
const leafletStyle = {
  name: "leaflet-style",
  setup(build) {
    build.onResolve({ filter: /^leaflet\/dist\/leaflet\.css$/ }, () => ({
      path: path.join(WEB, "node_modules/leaflet/dist/leaflet.css"),
    }));
  },
};

fs.rmSync(DIST, { recursive: true, force: true });
// Maven copies over what it copied before: files of former names would pile up in the jar
fs.rmSync(path.join(WEB, "target/classes"), { recursive: true, force: true });
fs.mkdirSync(RESOURCES, { recursive: true });
const mapFolder = copyMap();
const { script, proof, proofForm, style } = await bundle(mapFolder);
const step = await bundleStep(proofForm);
const CONSOLES = ["account", "admin"];
layThemes(WEB, DIST, CONSOLES);
const consolePage = (type) =>
  buildConsolePage(type, {
    web: WEB,
    resources: RESOURCES,
    options: {
      absWorkingDir: WEB,
      bundle: true,
      minify: true,
      target: TARGET,
      legalComments: "linked",
      charset: "utf8",
      define: { MAP_FOLDER: JSON.stringify(mapFolder) },
      alias: { leaflet: path.join(WEB, "node_modules/leaflet/dist/leaflet-src.esm.js") },
      plugins: [leafletStyle],
      loader: { ".png": "empty" },
      logLevel: "warning",
    },
  });
const assets = {
  "login.script": script,
  "proof.script": proof,
  "step.script": step,
  "login.style": style,
  map: `${FOLDER}/${mapFolder}`,
};
for (const type of CONSOLES) assets[`${type}.script`] = await consolePage(type);
const lines = Object.entries(assets).map(([key, value]) => `${key}=${value}\n`);
fs.mkdirSync(path.join(DIST, FOLDER));
fs.writeFileSync(path.join(DIST, FOLDER, "assets.properties"), lines.join(""));
await bundleAgent(WEB, path.join(DIST, FOLDER, "agent.js"), TARGET);
