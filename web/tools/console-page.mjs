/**
 * A Live sessions page of one of Keycloak's consoles: a loader that keeps its name, and the page with a hash in its name. The
 * build fails where a page grows over its budget.
 */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";

/** Bytes as they are sent. */
const BUDGET = { page: 90 * 1024, map: 80 * 1024 };

/**
 * @param type of the console, which is the name of the page's workspace, too
 * @returns the name of the page's script
 */
export async function buildConsolePage(type, { web, resources, options }) {
  await esbuild.build({
    ...options,
    entryPoints: { [type]: `${type}/src/loader.ts` },
    outdir: resources,
    format: "esm",
    target: "es2022",
  });
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: { [`${type}-page`]: `${type}/src/shell.ts` },
    outdir: resources,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    external: ["react"],
    plugins: [sheet(options), ...options.plugins],
    metafile: true,
  });
  const { outputs } = metafile;
  const page = Object.keys(outputs).find((name) => outputs[name].entryPoint);
  const own = reached(outputs, page, "import-statement");
  const all = reached(outputs, page);
  weigh(web, type, "page", own);
  weigh(
    web,
    type,
    "map",
    all.filter((name) => !own.includes(name)),
  );
  return path.basename(page);
}

/** What a script loads, itself included. */
function reached(outputs, from, kind) {
  const found = new Set([from]);
  for (const name of found)
    for (const { path: next, kind: how, external } of outputs[name].imports)
      if (!external && (!kind || how === kind)) found.add(next);
  return [...found];
}

function weigh(web, type, what, names) {
  const bytes = names
    .map((name) => gzipSync(fs.readFileSync(path.join(web, name))).length)
    .reduce((sum, size) => sum + size, 0);
  console.log(`${type} ${what}: ${(bytes / 1024).toFixed(1)} KB compressed`);
  if (bytes > BUDGET[what])
    throw new Error(`The ${what} has ${bytes} bytes compressed; ${BUDGET[what]} are allowed`);
}

/** The page's style as a text, which the page makes a sheet of. */
function sheet(options) {
  return {
    name: "sheet",
    setup(build) {
      build.onLoad({ filter: /page\.css$/ }, async ({ path: file }) => {
        const { outputFiles } = await esbuild.build({
          ...options,
          entryPoints: [file],
          outdir: "out",
          write: false,
          legalComments: "none",
        });
        return { contents: outputFiles[0].text, loader: "text" };
      });
    },
  };
}
