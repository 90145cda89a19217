/**
 * Builds the page agent: one file that the server gives out, and the folder agent/dist, which is ready for npm.
 */
import fs from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import ts from "typescript";
import { checkSize } from "./size.mjs";

/** Its public types stand in one file, so one declaration says it all. */
function declaration(source) {
  const { outputText, diagnostics } = ts.transpileDeclaration(fs.readFileSync(source, "utf8"), {
    fileName: source,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics.length)
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost({})));
  // what a script without a bundler finds as a global
  return `${outputText}export as namespace LiveSessions;\n`;
}

/** What npm gets: the sources' package, turned to the files that are built. */
function packageFile(source) {
  const { name, description, version, license, keywords, type } = JSON.parse(
    fs.readFileSync(source, "utf8"),
  );
  const made = {
    name,
    description,
    version,
    license,
    keywords,
    type,
    sideEffects: ["./agent.js"],
    types: "./live-sessions.d.ts",
    exports: {
      ".": { types: "./live-sessions.d.ts", default: "./live-sessions.js" },
      "./agent.js": "./agent.js",
    },
    publishConfig: { access: "public" },
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}

export async function bundleAgent(web, served, target) {
  const agent = path.join(web, "agent");
  const dist = path.join(agent, "dist");
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  const build = (entry, file, format) =>
    esbuild.build({
      absWorkingDir: web,
      entryPoints: [path.join(agent, "src", entry)],
      outfile: path.join(dist, file),
      bundle: true,
      minify: true,
      format,
      target,
      charset: "utf8",
      logLevel: "warning",
    });
  await build("global.ts", "agent.js", "iife");
  await build("live-sessions.ts", "live-sessions.js", "esm");
  const source = path.join(agent, "src/live-sessions.ts");
  fs.writeFileSync(path.join(dist, "live-sessions.d.ts"), declaration(source));
  fs.writeFileSync(path.join(dist, "package.json"), packageFile(path.join(agent, "package.json")));
  fs.copyFileSync(path.join(agent, "README.md"), path.join(dist, "README.md"));
  fs.copyFileSync(path.join(web, "../LICENSE"), path.join(dist, "LICENSE"));
  checkSize(path.join(dist, "agent.js"));
  fs.copyFileSync(path.join(dist, "agent.js"), served);
}
